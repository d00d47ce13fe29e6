import type { Server, ServerResponse } from "node:http";
import type { Server as Listener } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

const LOOK_MS = 25;
/** For so long nobody is connected before that is believed: a connection may be on its way at any one moment. */
const QUIET_MS = 300;
/** For so long those are let in who go on coming. */
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
  readonly #listeners: Listener[] = [];
  #begun = false;
  #accepted = 0;

  /** Before any other listener of requests is added. */
  constructor(private readonly http: Server) {
    this.include(http);
    http.prependListener("request", (_request, response: ServerResponse) => {
      if (this.#begun) return void response.setHeader("connection", "close");
      this.#open.add(response);
      response.once("close", () => this.#open.delete(response));
    });
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** Another way to the same server, whose connections it was given. */
  include(listener: Listener): void {
    this.#listeners.push(listener);
    listener.on("connection", () => {
      this.#accepted += 1;
    });
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
    await this.#nobodyWaits();
    const finished = Promise.all(this.#listeners.map((one) => new Promise((resolve) => one.close(resolve))));
    const late = new AbortController();
    await Promise.race([finished, delay(limitMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    this.http.closeAllConnections();
  }

  /**
   * Resolves right after a turn of the event loop in which nobody was accepted: a turn accepts one, and closing resets those
   * whom the system took and nobody accepted yet.
   */
  #nobodyWaits(): Promise<void> {
    const deadline = performance.now() + BUSIEST_MS;
    let before = Number.NaN;
    return new Promise((resolve) => {
      const look = () => {
        if (before === this.#accepted || performance.now() > deadline) return resolve();
        before = this.#accepted;
        setImmediate(look);
      };
      setImmediate(look);
    });
  }

  async #connections(): Promise<number> {
    const counts = await Promise.all(this.#listeners.map(connectionsOf));
    return counts.reduce((all, count) => all + count, 0);
  }
}

function connectionsOf(listener: Listener): Promise<number> {
  return new Promise((resolve) => listener.getConnections((error, count) => resolve(error ? 0 : count)));
}
