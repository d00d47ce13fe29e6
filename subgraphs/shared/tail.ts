import pg from "pg";
import type { Bus } from "./bus.ts";
import { AppError } from "./errors.ts";
import type { Entry } from "./events.ts";
import type { Log } from "./log.ts";
import { Waker } from "./waker.ts";

const FLOOR_MS = 50;
const RETRY_MS = 250;
const BATCH = 1000;
const FACTS = "position, id, at, subgraph, event, about, actor, facts";

/** Where a reader stands in the ledger. A restored database starts a new epoch. */
export interface Cursor {
  readonly epoch: number;
  readonly position: bigint;
}

/** Follows the ledger once for the whole process and fans out inside; whoever lags re-reads by position. */
export class Tail {
  readonly #pool: pg.Pool;
  readonly #waker = new Waker();
  readonly #listeners = new Set<(entry: Entry) => void>();
  readonly #waiting = new Set<() => void>();
  #unlisten = () => {};
  #done = Promise.resolve();
  #closing = false;
  #head: Cursor = { epoch: 0, position: 0n };
  #readAt = 0;

  constructor(
    url: string,
    private readonly bus: Bus,
    private readonly log: Log,
  ) {
    this.#pool = new pg.Pool({ connectionString: url, max: 2, application_name: "casegraph-tail", keepAlive: true });
    // A dropped connection is replaced at the next read; without a listener it ends the process.
    this.#pool.on("error", (error) => this.log.warn({ err: error }, "the tail lost a connection"));
  }

  get head(): Cursor {
    return this.#head;
  }

  async start(): Promise<void> {
    const { rows } = await this.#pool.query("select epoch, position from ledger.head");
    this.#head = { epoch: rows[0].epoch, position: BigInt(rows[0].position) };
    this.#readAt = Date.now();
    this.#unlisten = this.bus.on("entry", () => this.#waker.wake());
    this.#done = this.#follow();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#unlisten();
    this.#waker.wake();
    await this.#done;
    await this.#pool.end();
  }

  /** Hears every entry from now on, in order, until the returned function is called. */
  listen(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Entries behind a position, oldest first, a batch at a time; `events` narrows to some names. */
  async read(after: bigint, events: readonly string[] | null = null, limit = BATCH): Promise<Entry[]> {
    const { rows } = await this.#pool.query({
      name: "tail",
      text: `select ${FACTS} from ledger.entry
        where position > $1 and ($2::text[] is null or event = any($2)) order by position limit $3`,
      values: [String(after), events, limit],
    });
    return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
  }

  /** The position before the first entry since a time: where whoever cares about the recent past starts to read. */
  async positionAt(time: Date): Promise<bigint> {
    const { rows } = await this.#pool.query("select min(position) - 1 as position from ledger.entry where at >= $1", [
      time,
    ]);
    return rows[0].position === null ? this.#head.position : BigInt(rows[0].position);
  }

  /** Waits for a reading no older than this; refuses when none comes, so that stale knowledge never lets anybody in. */
  async atMostOld(milliseconds: number): Promise<void> {
    if (Date.now() - this.#readAt <= milliseconds) return;
    const fresh = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => done(false), 2 * milliseconds);
      const ring = () => done(true);
      const done = (value: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(ring);
        resolve(value);
      };
      this.#waiting.add(ring);
      this.#waker.wake();
    });
    if (!fresh) throw new AppError("UNAVAILABLE", "Your session cannot be checked right now. Try again in a moment.");
  }

  async #follow(): Promise<void> {
    while (!this.#closing) {
      try {
        const entries = await this.read(this.#head.position);
        this.#readAt = Date.now();
        for (const entry of entries) this.#tell(entry);
        for (const ring of [...this.#waiting]) ring();
        if (entries.length === 0) await this.#waker.sleep(FLOOR_MS);
      } catch (error) {
        if (this.#closing) break;
        this.log.warn({ err: error }, "the tail could not read and tries again");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  #tell(entry: Entry): void {
    this.#head = { epoch: this.#head.epoch, position: entry.position };
    for (const listener of this.#listeners) {
      try {
        listener(entry);
      } catch (error) {
        this.log.error({ err: error, event: entry.event }, "a follower of the ledger failed");
      }
    }
  }
}

/** A cursor as clients see it: opaque. */
export function printCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.epoch}.${cursor.position}`).toString("base64url");
}

/** Reads a client's cursor; what never came from us is INVALID. */
export function parseCursor(text: string): Cursor {
  const match = /^(\d{1,9})\.(\d{1,18})$/.exec(Buffer.from(text, "base64url").toString("latin1"));
  if (!match) throw new AppError("INVALID", "This is not a cursor of ours.", { fields: ["after"] });
  return { epoch: Number(match[1]), position: BigInt(match[2]!) };
}
