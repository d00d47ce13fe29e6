import type { Revoked } from "../../subgraphs/shared/live/revocations.ts";
import type { Connection, Registry } from "./registry.ts";
import type { FeedListener, SessionFeed } from "./session-feed.ts";

/** Close codes of ours, on top of the protocol's own. */
export const CLOSE = { accessExpired: 4401, sessionEnded: 4403, tooMany: 4429, away: 1013, leaving: 1001 } as const;

const SWEEP_MS = 500;
/** A client that does not answer the close frame is cut off. */
const FAREWELL_MS = 500;

/** Closes the sockets of sessions that have ended, whether or not anything runs on them. */
export class Evictions implements FeedListener {
  readonly #sweep: NodeJS.Timeout;

  constructor(
    private readonly registry: Registry,
    private readonly feed: SessionFeed,
  ) {
    this.#sweep = setInterval(() => this.#judge(registry.all()), SWEEP_MS).unref();
    feed.start(this);
  }

  revoked({ ended, shortened, disowned }: Revoked): void {
    for (const id of [...ended, ...shortened.map(({ sessionId }) => sessionId)]) {
      this.#judge(this.registry.ofSession(id));
    }
    if (disowned.length) this.#judge(this.registry.all());
  }

  blind(why: "gap" | "silence"): void {
    const code = why === "gap" ? CLOSE.leaving : CLOSE.away;
    for (const connection of this.registry.all()) evict(connection, code, "Connect again");
  }

  close(): void {
    clearInterval(this.#sweep);
    this.feed.close();
  }

  /** A session that runs out is news to nobody: the sweep finds it. */
  #judge(connections: readonly Connection[]): void {
    for (const connection of connections) {
      const verdict = connection.claims && this.feed.judge(connection.claims);
      if (verdict === "ended") evict(connection, CLOSE.sessionEnded, "Session ended");
      if (verdict === "disowned") evict(connection, CLOSE.accessExpired, "Access token no longer valid");
    }
  }
}

function evict({ socket }: Connection, code: number, reason: string): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
}
