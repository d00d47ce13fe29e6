import pg from "pg";
import { PATIENCE } from "../patience.ts";

const HOLDERS = `select pid from pg_locks
  where locktype = 'relation' and relation = 'ledger.leadership'::regclass and granted
    and mode = 'ShareUpdateExclusiveLock'
    and database = (select oid from pg_database where datname = current_database())`;

/** The session of a leader and the one that it files on: what wakes up finds neither. */
const RELIEVE = `select pg_terminate_backend(activity.pid) as ended from pg_stat_activity activity, (${HOLDERS}) as holder
  where usename = current_user and (activity.pid = holder.pid or application_name = 'casegraph-filing-' || holder.pid)`;

/** For so long something may wait in the inbox, and nothing be filed, before whoever leads is taken for dead. */
const MOST_WAITING_MS = 2000;
/** A host that vanished without a word is noticed sooner than this connection's other faults. */
const KEEPALIVE = "-c tcp_keepalives_idle=1 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=2";

/**
 * Leadership of the ledger: a lock on `ledger.leadership`, which no role but the sequencer's may take, held by a
 * transaction that does nothing else. It has neither a snapshot nor a number, so that it holds up no vacuum.
 */
export class Fence {
  readonly #client: pg.Client;
  #holds = false;
  #filing = "casegraph-filing";
  /** Where the ledger stood, and since when this process has seen it there. */
  #seen = { position: "", at: 0 };

  private constructor(client: pg.Client, lost: () => void) {
    this.#client = client;
    for (const event of ["error", "end"] as const) {
      client.on(event, () => {
        this.#holds = false;
        lost();
      });
    }
  }

  /** Connects; `lost` is called when the connection goes, and with it whatever it held. */
  static async open(url: string, lost: () => void): Promise<Fence> {
    const client = new pg.Client({
      connectionString: url,
      application_name: "casegraph-sequencer",
      keepAlive: true,
      ...PATIENCE,
      options: `-c idle_in_transaction_session_timeout=0 ${KEEPALIVE}`,
    });
    const fence = new Fence(client, lost);
    await client.connect();
    const { rows } = await client.query("select 'casegraph-filing-' || pg_backend_pid() as name");
    fence.#filing = rows[0].name;
    return fence;
  }

  /** Whether this process leads, as far as it knows. */
  get held(): boolean {
    return this.#holds;
  }

  /** By what name the leader's other session is known, so that both end together. */
  get filingName(): string {
    return this.#filing;
  }

  /** Takes the lead when nobody has it. */
  async tryTake(): Promise<boolean> {
    // Asked first, because a refused lock is an error in the server's log.
    if ((await this.#client.query(HOLDERS)).rowCount) return false;
    try {
      await this.#client.query("begin");
      await this.#client.query("lock table ledger.leadership in share update exclusive mode nowait");
      this.#holds = true;
    } catch (error) {
      await this.#client.query("rollback");
      if ((error as { code?: string }).code !== "55P03") throw error;
    }
    return this.#holds;
  }

  /**
   * Ends the session of a leader that lets the inbox wait and files nothing: a stopped process holds its lock as firmly
   * as a working one. Who works off a long inbox is left alone. To be called again and again while another leads.
   */
  async challenge(): Promise<boolean> {
    const { rows } = await this.#client.query("select position, ledger.inbox_age_ms() as age from ledger.head");
    const [{ position, age }] = rows;
    const now = performance.now();
    if (position !== this.#seen.position) this.#seen = { position, at: now };
    // What was recorded in the future was recorded before the clock went back.
    if (Math.abs(age) < MOST_WAITING_MS || now - this.#seen.at < MOST_WAITING_MS) return false;
    const ended = await this.#client.query(RELIEVE);
    return ended.rows.some(({ ended }) => ended);
  }

  async close(): Promise<void> {
    this.#holds = false;
    await this.#client.end().catch(() => undefined);
  }
}
