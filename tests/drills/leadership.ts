import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { SteadyClient } from "../../subgraphs/shared/patience.ts";

const LOOK_MS = 5;
const LOOK = "select position, ledger.inbox_age_ms() as waiting from ledger.head";

/** Watches the ledger's head move, and how long what was committed waits for it: as long as it need not, somebody leads. */
export class Leadership {
  readonly #moves: number[] = [performance.now()];
  readonly #waits: { readonly at: number; readonly ms: number }[] = [];
  readonly #done: Promise<void>;
  #closing = false;

  constructor(private readonly ownerUrl: string) {
    this.#done = this.#watch();
  }

  /** For how long no entry was filed, at the longest, from this moment on: nobody led, or nobody wrote. */
  longestPause(since: number): number {
    const from = Math.max(
      0,
      this.#moves.findLastIndex((at) => at <= since),
    );
    const times = [...this.#moves.slice(from), performance.now()];
    return Math.max(...times.slice(1).map((at, n) => at - Math.max(times[n] ?? at, since)));
  }

  /** For how long a committed record waited for its position, at the longest, from this moment on: that is a leader's alone. */
  longestWait(since: number): number {
    return Math.max(0, ...this.#waits.filter(({ at }) => at >= since).map(({ ms }) => ms));
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
      const { rows } = await client.query({ name: "head", text: LOOK });
      const at = performance.now();
      if (rows[0].position !== last) this.#moves.push(at);
      if (rows[0].waiting > 0) this.#waits.push({ at, ms: rows[0].waiting });
      last = rows[0].position;
      await delay(LOOK_MS);
    }
  }
}
