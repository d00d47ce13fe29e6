import { refreshMe } from "../auth/identity.ts";
import type { LiveState } from "./live-state.ts";
import type { Ending, StreamListener } from "./stream.ts";

/** A kind of stream, and how it is opened anew. */
export interface Followed<Event> {
  open(after: string | null, listener: StreamListener<Event>): () => void;
  /** Where to go on after this event; null for a stream that has no past. */
  cursorOf(event: Event): string | null;
  /** Told how it is doing. */
  told(state: LiveState): void;
}

/** What a follower does about what it hears. */
export interface Follower<Event> {
  changed(event: Event): void;
  /** What happened before is not known: whatever is shown has to be read again. */
  missed(): void;
  /** The session is over. */
  ended(): void;
}

const LONGEST_WAIT_MS = 30_000;
const STEADY_AFTER_MS = 10_000;

/** Follows a stream for as long as it is wanted, over every loss of the network or of the server, as long as the session lives. */
export function follow<Event>(stream: Followed<Event>, follower: Follower<Event>): () => void {
  let state: LiveState = "connecting";
  let cursor: string | null = null;
  let failures = 0;
  let openedAt = 0;
  let wait: ReturnType<typeof setTimeout> | undefined;
  let close: (() => void) | undefined;

  function tell(next: LiveState) {
    state = next;
    stream.told(next);
  }

  function connect() {
    stop();
    if (!navigator.onLine) return tell("offline");
    if (state !== "live") tell("connecting");
    const startsAnew = cursor === null;
    close = stream.open(cursor, {
      opened() {
        openedAt = Date.now();
        tell("live");
        if (startsAnew) follower.missed();
      },
      changed(event) {
        cursor = stream.cursorOf(event);
        follower.changed(event);
      },
      closed: (ending) => void recover(ending),
    });
  }

  async function recover(ending: Ending) {
    close = undefined;
    tell("connecting");
    if (ending === "gap") cursor = null;
    // A key that was withdrawn looks like an end as well: one request tells, and renews the cookies.
    if ((ending === "ended" || ending === "renew") && !(await stillSignedIn())) {
      tell("offline");
      return follower.ended();
    }
    if (openedAt && Date.now() - openedAt > STEADY_AFTER_MS) failures = 0;
    openedAt = 0;
    const atOnce = failures === 0 && ending !== "lost";
    failures += 1;
    wait = setTimeout(connect, atOnce ? 0 : pause(failures));
  }

  function stop() {
    clearTimeout(wait);
    close?.();
    close = undefined;
  }

  function online() {
    failures = 0;
    connect();
  }

  function offline() {
    stop();
    tell("offline");
  }

  function seen() {
    if (document.visibilityState === "visible" && !close) online();
  }

  addEventListener("online", online);
  addEventListener("offline", offline);
  document.addEventListener("visibilitychange", seen);
  connect();
  return () => {
    removeEventListener("online", online);
    removeEventListener("offline", offline);
    document.removeEventListener("visibilitychange", seen);
    stop();
    tell("connecting");
  };
}

/** One cheap request lets the edge renew the cookies; while the server is away nobody is signed out. */
async function stillSignedIn(): Promise<boolean> {
  return Boolean(await refreshMe().catch(() => true));
}

function pause(failures: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures);
  return longest * (0.5 + Math.random() / 2);
}
