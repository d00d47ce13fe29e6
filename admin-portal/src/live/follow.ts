import { refreshMe } from "../auth/identity.ts";
import { liveState } from "./live-state.ts";
import { type CaseChange, type Ending, openStream } from "./stream.ts";

/** What a follower does about what it hears. */
export interface Follower {
  changed(change: CaseChange): void;
  /** What happened before is not known: whatever is shown has to be read again. */
  missed(): void;
  /** The session is over. */
  ended(): void;
}

const LONGEST_WAIT_MS = 30_000;
const STEADY_AFTER_MS = 10_000;

/** Follows all changes for as long as it is wanted, over every loss of the network or of the server, as long as the session lives. */
export function followCases(follower: Follower): () => void {
  let cursor: string | null = null;
  let failures = 0;
  let openedAt = 0;
  let wait: ReturnType<typeof setTimeout> | undefined;
  let close: (() => void) | undefined;

  function connect() {
    stop();
    if (!navigator.onLine) return liveState.set("offline");
    if (liveState.get() !== "live") liveState.set("connecting");
    const startsAnew = cursor === null;
    close = openStream(cursor, {
      opened() {
        openedAt = Date.now();
        liveState.set("live");
        if (startsAnew) follower.missed();
      },
      changed(change) {
        cursor = change.cursor;
        follower.changed(change);
      },
      closed: (ending) => void recover(ending),
    });
  }

  async function recover(ending: Ending) {
    close = undefined;
    liveState.set("connecting");
    if (ending === "gap") cursor = null;
    // A key that was withdrawn looks like an end as well: one request tells, and renews the cookies.
    if ((ending === "ended" || ending === "renew") && !(await stillSignedIn())) {
      liveState.set("offline");
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
    liveState.set("offline");
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
    liveState.set("connecting");
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
