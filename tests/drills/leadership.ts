import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { SteadyClient } from "../../subgraphs/shared/patience.ts";

const LOOK_MS = 5;

/** Watches the ledger's head move: as long as it does, somebody leads. */
export class Leadership {
  readonly #moves: number[] = [performance.now()];
  readonly #done: Promise<void>;
  #closing = false;

  constructor(private readonly ownerUrl: string) {
    this.#done = this.#watch();
  }

  /** For how long no entry was filed, at the longest, from shortly before this moment on. */
  longestPause(since: number): number {
    const from = Math.max(
      0,
      this.#moves.findLastIndex((at) => at <= since),
    );
    const times = [...this.#moves.slice(from), performance.now()];
    return Math.max(...times.slice(1).map((at, n) => at - Math.max(times[n] ?? at, since)));
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#done;
  }

  async #watch(): Promise<void> {
    while (!this.#closing) {
      const client = new SteadyClient({ connectionString: this.ownerUrl, query_timeout: 2000 });
      try {
        await client.connect();
        await this.#follow(client);
      } catch {
        await delay(LOOK_MS);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  async #follow(client: pg.Client): Promise<void> {
    let last = "";
    while (!this.#closing) {
      const { rows } = await client.query({ name: "head", text: "select position from ledger.head" });
      if (rows[0].position !== last) this.#moves.push(performance.now());
      last = rows[0].position;
      await delay(LOOK_MS);
    }
  }
}
