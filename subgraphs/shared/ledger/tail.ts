import pg from "pg";
import type { Bus } from "../bus/bus.ts";
import { AppError } from "../errors.ts";
import type { Log } from "../log.ts";
import { PATIENCE, SteadyClient } from "../patience.ts";
import { Waker } from "../waker.ts";
import type { Cursor } from "./cursor.ts";
import { type Entry, type Heard, isHeard } from "./events.ts";

/** A wake-up that is lost costs this. */
const FLOOR_MS = 100;
const RETRY_MS = 250;
const BATCH = 1000;
/** How often the inbox's age is looked at, and how old its oldest row may be before nobody is let in on old knowledge. */
const CHECK_MS = 200;
const MOST_WAITING_MS = 1000;
const LEAST_PATIENCE_MS = 500;
const HEAD = `select ledger.inbox_age_ms() as age, epoch, position,
    coalesce((select max(through) from ledger.retention), 0) as kept,
    coalesce((select max(from_position) from ledger.epoch where number = epoch), 0) as begun
  from ledger.head`;
const FACTS = `position, id, at, subgraph, event, about, actor, on_behalf_of as "onBehalfOf", request, facts`;

/** Follows the ledger once for the whole process and fans out inside; whoever lags re-reads by position. */
export class Tail {
  readonly #follower: pg.Pool;
  /** Who catches up must not hold up who follows; a few at a time, the others wait here. */
  readonly #replays: pg.Pool;
  readonly #waker = new Waker();
  readonly #listeners = new Set<(entry: Entry) => void>();
  readonly #waiting = new Set<() => void>();
  #unlisten = () => {};
  #done = Promise.resolve();
  #closing = false;
  #head: Cursor = { epoch: 0, position: 0n };
  /** When the last reading began that is known to hold everything that was committed a second before. */
  #freshAt = Number.NEGATIVE_INFINITY;
  #newest = 0n;
  #inboxAgeMs = 0;

  constructor(
    url: string,
    private readonly bus: Bus,
    private readonly log: Log,
  ) {
    const connection = {
      connectionString: url,
      application_name: "casegraph-tail",
      keepAlive: true,
      Client: SteadyClient,
      ...PATIENCE,
    };
    this.#follower = new pg.Pool({ ...connection, max: 1 });
    this.#replays = new pg.Pool({ ...connection, max: 4 });
    for (const pool of [this.#follower, this.#replays]) {
      // A dropped connection is replaced at the next read; without a listener it ends the process.
      pool.on("error", (error) => this.log.warn({ err: error }, "the tail lost a connection"));
    }
  }

  get head(): Cursor {
    return this.#head;
  }

  /** How far the ledger is ahead, and how far it can be trusted, as of the last look. */
  get state(): { readonly head: bigint; readonly inboxAgeMs: number; readonly readingAgeMs: number } {
    const head = this.#newest > this.#head.position ? this.#newest : this.#head.position;
    return { head, inboxAgeMs: this.#inboxAgeMs, readingAgeMs: performance.now() - this.#freshAt };
  }

  async start(): Promise<void> {
    const { rows } = await this.#follower.query(HEAD);
    this.#head = { epoch: rows[0].epoch, position: BigInt(rows[0].position), kept: BigInt(rows[0].kept) };
    this.#unlisten = this.bus.on("entry", () => this.#waker.wake());
    this.#done = this.#follow();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#unlisten();
    this.#waker.wake();
    await this.#done;
    await Promise.all([this.#follower.end(), this.#replays.end()]);
  }

  /** Hears entries from now on, in order, until the returned function is called: these, or with null all that anybody says. */
  listen(heard: Heard | null, listener: (entry: Entry) => void): () => void {
    const hear = (entry: Entry) => {
      if (heard === null || isHeard(heard, entry)) listener(entry);
    };
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** Entries behind a position, oldest first, a batch at a time: these, or with null all that anybody says. */
  read(after: bigint, heard: Heard | null, limit = BATCH): Promise<Entry[]> {
    return readEntries(this.#replays, after, heard, limit);
  }

  /** The position before the first entry since a time: where whoever cares about the recent past starts to read. */
  async positionAt(time: Date): Promise<bigint> {
    const sql = "select min(position) - 1 as position from ledger.entry where at >= $1";
    const { rows } = await this.#replays.query(sql, [time]);
    return rows[0].position === null ? this.#head.position : BigInt(rows[0].position);
  }

  /** Waits for a reading no older than this; refuses when none comes, so that stale knowledge never lets anybody in. */
  async atMostOld(milliseconds: number): Promise<void> {
    const asked = performance.now();
    const fresh = () => this.#freshAt >= asked - milliseconds;
    const deadline = asked + Math.max(2 * milliseconds, LEAST_PATIENCE_MS);
    while (!fresh() && performance.now() < deadline) await this.#nextReading(deadline);
    if (!fresh()) throw new AppError("UNAVAILABLE", "Your session cannot be checked right now. Try again in a moment.");
  }

  #nextReading(deadline: number): Promise<void> {
    return new Promise((resolve) => {
      const ring = () => {
        clearTimeout(timer);
        this.#waiting.delete(ring);
        resolve();
      };
      const timer = setTimeout(ring, Math.max(0, deadline - performance.now()));
      this.#waiting.add(ring);
      this.#waker.wake();
    });
  }

  async #follow(): Promise<void> {
    let checkedAt = Number.NEGATIVE_INFINITY;
    while (!this.#closing) {
      try {
        const began = performance.now();
        const check = began - checkedAt > CHECK_MS || this.#waiting.size > 0;
        // First what waits for its position, then what has one: nothing falls in between.
        const complete = check && (await this.#inboxIsYoung());
        if (check) checkedAt = began;
        const entries = await readEntries(this.#follower, this.#head.position, null, BATCH);
        for (const entry of entries) this.#tell(entry);
        if (complete && entries.length < BATCH) this.#freshAt = began;
        if (check) for (const ring of [...this.#waiting]) ring();
        if (entries.length === 0) await this.#waker.sleep(FLOOR_MS);
      } catch (error) {
        if (this.#closing) break;
        this.log.warn({ err: error }, "the tail could not read and tries again");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** Whether the sequencer keeps up: an end of a session that waits in the inbox has not been heard by anybody. */
  async #inboxIsYoung(): Promise<boolean> {
    const { rows } = await this.#follower.query({ name: "head", text: HEAD });
    // What was recorded in the future was recorded before the clock went back: nobody knows how long ago.
    this.#inboxAgeMs = Math.abs(Number(rows[0].age));
    this.#newest = BigInt(rows[0].position);
    this.#noteEpoch(rows[0]);
    return this.#inboxAgeMs < MOST_WAITING_MS;
  }

  /** A new epoch goes on behind an older position: what was read beyond it is void. */
  #noteEpoch(row: { readonly epoch: number; readonly begun: string; readonly kept: string }): void {
    const [begun, kept] = [BigInt(row.begun), BigInt(row.kept)];
    const { epoch, position } = this.#head;
    const reset = row.epoch !== epoch && begun < position;
    this.#head = { epoch: row.epoch, position: reset ? begun : position, kept };
  }

  #tell(entry: Entry): void {
    this.#head = { ...this.#head, position: entry.position };
    for (const listener of this.#listeners) {
      try {
        listener(entry);
      } catch (error) {
        this.log.error({ err: error, event: entry.event }, "a follower of the ledger failed");
      }
    }
  }
}

async function readEntries(pool: pg.Pool, after: bigint, heard: Heard | null, limit: number): Promise<Entry[]> {
  const said = heard && Object.entries(heard).flatMap(([subgraph, events]) => events.map((event) => [subgraph, event]));
  const { rows } = await pool.query({
    name: "entries",
    text: `select ${FACTS} from ledger.entry
      where position > $1 and ($2::text[] is null or event = any($2) and subgraph || ' ' || event = any($3))
      order by position limit $4`,
    values: [String(after), said?.map(([, event]) => event), said?.map((names) => names.join(" ")), limit],
  });
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
}
