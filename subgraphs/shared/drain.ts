import type { Server, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

const LOOK_MS = 25;
/** For so long nobody is connected before that is believed: a connection may be on its way at any one moment. */
const QUIET_MS = 300;
/** A turn of the event loop that took less has found nothing to do. */
const IDLE_TURN_MS = 0.2;
const BUSIEST_MS = 2_000;

/** How long a server that goes away is given. */
export interface DrainTimes {
  /** How long it still answers, so that whoever sends requests here hears of it first. */
  readonly noticeMs: number;
  /** How long what then still runs may take. */
  readonly limitMs: number;
}

/**
 * Takes an HTTP server out of service so that no request is lost: for a while it answers as before, but every answer
 * closes its connection and readiness says no; only then it stops accepting and closes what is idle.
 */
export class Drain {
  readonly #open = new Set<ServerResponse>();
  #begun = false;

  /** Before any other listener of requests is added. */
  constructor(private readonly http: Server) {
    http.prependListener("request", (_request, response: ServerResponse) => {
      if (this.#begun) return void response.setHeader("connection", "close");
      this.#open.add(response);
      response.once("close", () => this.#open.delete(response));
    });
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** The first half: resolves when everybody knows, or nobody is connected any more. */
  async announce({ noticeMs }: Pick<DrainTimes, "noticeMs">): Promise<void> {
    this.#begun = true;
    for (const response of this.#open) if (!response.headersSent) response.setHeader("connection", "close");
    const deadline = performance.now() + noticeMs;
    let quietSince = performance.now();
    while (performance.now() < Math.min(deadline, quietSince + QUIET_MS)) {
      if ((await this.#connections()) > 0) quietSince = performance.now();
      await delay(LOOK_MS);
    }
  }

  /** The second half: resolves when nothing runs any more; whatever takes longer than it may is cut off. */
  async finish({ limitMs }: Pick<DrainTimes, "limitMs">): Promise<void> {
    await idleTurn();
    const finished = new Promise((resolve) => this.http.close(resolve));
    const late = new AbortController();
    await Promise.race([finished, delay(limitMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    this.http.closeAllConnections();
  }

  #connections(): Promise<number> {
    return new Promise((resolve) => this.http.getConnections((error, count) => resolve(error ? 0 : count)));
  }
}

/**
 * Resolves right after the event loop has looked for new connections and found nothing else to do either. Closing resets
 * those that the system took and nobody accepted yet: after a busy turn they are the ones of milliseconds.
 */
function idleTurn(): Promise<void> {
  const deadline = performance.now() + BUSIEST_MS;
  let last = 0;
  return new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      if (now - last < IDLE_TURN_MS || now > deadline) return resolve();
      last = now;
      setImmediate(look);
    };
    setImmediate(look);
  });
}
