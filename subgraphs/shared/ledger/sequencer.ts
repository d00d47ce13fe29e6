import pg from "pg";
import type { Bus } from "../bus.ts";
import type { Log } from "../log.ts";
import { PATIENCE } from "../patience.ts";
import { Waker } from "../waker.ts";

const LEADER = 4_242_001;
const FLOOR_MS = 50;
const RETRY_MS = 250;
const ROOM_CHECK = 100_000n;

const TAKE = `delete from ledger.inbox where seq in (select seq from ledger.inbox order by seq limit 1000)
  returning seq, id, at, subgraph, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes`;

/** Numbers the taken rows in the order of the inbox and files them behind the head, in one statement. */
const FILE = `with taken as (${TAKE}),
  numbered as (select $1::bigint + row_number() over (order by seq) as position, taken.* from taken)
  insert into ledger.entry
    (position, id, at, subgraph, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes)
  select position, id, at, subgraph, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes
  from numbered`;

/**
 * Gives every entry of the inbox its position: dense, gapless, in the order of the inbox. Any number of processes may
 * run one; an advisory lock lets one lead, and the head moves by compare-and-set, so that two leaders cannot both write.
 */
export class Sequencer {
  readonly #waker = new Waker();
  readonly #unlisten: () => void;
  readonly #done: Promise<void>;
  #closing = false;
  #room = 0n;

  constructor(
    private readonly url: string,
    private readonly bus: Bus,
    private readonly log: Log,
  ) {
    this.#unlisten = bus.on("inbox", () => this.#waker.wake());
    this.#done = this.#lead();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#unlisten();
    this.#waker.wake();
    await this.#done;
  }

  async #lead(): Promise<void> {
    while (!this.#closing) {
      try {
        await this.#term();
      } catch (error) {
        if (this.#closing) break;
        this.log.warn({ err: error }, "the sequencer lost its connection and tries again");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** One term of office: from taking the lock until the connection or the process ends. */
  async #term(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: "casegraph-sequencer",
      keepAlive: true,
      ...PATIENCE,
    });
    // Without a listener a dropped connection ends the process; the next query rejects and ends the term.
    client.on("error", () => this.#waker.wake());
    try {
      await client.connect();
      while (!this.#closing && !(await this.#tryLock(client))) await this.#waker.sleep(RETRY_MS);
      while (!this.#closing) {
        if (await this.#file(client)) this.bus.wake("entry");
        else await this.#waker.sleep(FLOOR_MS);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async #tryLock(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as leads", [LEADER]);
    return rows[0].leads;
  }

  /** Files one batch; false when the inbox was empty. */
  async #file(client: pg.Client): Promise<boolean> {
    const waiting = await client.query({ name: "peek", text: "select 1 from ledger.inbox limit 1" });
    if (!waiting.rowCount) return false;
    await client.query("begin");
    try {
      const head = BigInt(
        (await client.query({ name: "head", text: "select position from ledger.head" })).rows[0].position,
      );
      await this.#makeRoom(client, head);
      const filed = await client.query({ name: "file", text: FILE, values: [String(head)] });
      const moved = await client.query({
        name: "move",
        text: "update ledger.head set position = $2 where position = $1",
        values: [String(head), String(head + BigInt(filed.rowCount ?? 0))],
      });
      if (moved.rowCount !== 1) throw new Error("another leader moved the head");
      await client.query("commit");
      return true;
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      throw error;
    }
  }

  /** Asks for partitions well ahead of the head, and not at every batch. */
  async #makeRoom(client: pg.Client, head: bigint): Promise<void> {
    if (head < this.#room) return;
    await client.query("select ledger.make_room($1)", [String(head)]);
    this.#room = head + ROOM_CHECK;
  }
}
