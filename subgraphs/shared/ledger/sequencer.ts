import pg from "pg";
import type { Bus } from "../bus/bus.ts";
import type { Log } from "../log.ts";
import { PATIENCE } from "../patience.ts";
import type { HeadKeeper } from "../proofs/head-keeper.ts";
import { LedgerFault } from "../proofs/ledger-fault.ts";
import type { Rows } from "../proofs/tree.ts";
import { Waker } from "../waker.ts";
import { Fence } from "./fence.ts";
import { Filing } from "./filing.ts";

/** A wake-up that is lost costs this. */
const FLOOR_MS = 100;
const RETRY_MS = 250;
const CHALLENGE_MS = 500;
/** A refused ledger waits for its operator. */
const REFUSED_MS = 5000;
/** A lock that is held for ever would keep even PostgreSQL's own housekeeping out. */
const TERM_MS = 3_600_000;
const FAREWELL_MS = 5000;
/** A leader that stops in the middle of a batch holds what it has locked for no longer. */
const MOST_IDLE_MS = 2000;

/** What numbers the ledger, and signs it where it was given a key. */
export interface SequencerOptions {
  readonly url: string;
  readonly bus: Bus;
  readonly log: Log;
  readonly keeper: HeadKeeper | null;
}

/** Opens a sequencer; a ledger that is not the one whose heads were signed is refused with a `LedgerFault`. */
export async function openSequencer(options: SequencerOptions): Promise<Sequencer> {
  const client = await connect(options.url, "casegraph-sequencer", () => undefined);
  try {
    await options.keeper?.admit(rowsOf(client));
  } finally {
    await client.end().catch(() => undefined);
  }
  return new Sequencer(options);
}

/**
 * Gives every entry of the inbox its position and its place in the tree: dense, gapless, in the order of the inbox. Any
 * number of processes may run one; a lock lets one lead, and the head moves by compare-and-set, so that two leaders
 * cannot both write.
 */
export class Sequencer {
  readonly #waker = new Waker();
  /** Only closing rings it: news must not cut the wait of who does not lead. */
  readonly #pause = new Waker();
  readonly #unlisten: () => void;
  readonly #done: Promise<void>;
  #closing = false;
  #leads = false;

  constructor(private readonly options: SequencerOptions) {
    this.#unlisten = options.bus.on("inbox", () => this.#waker.wake());
    this.#done = this.#lead();
  }

  /** For how long the place outside has not had the whole ledger; null where this process does not lead. */
  get headAgeSeconds(): number | null {
    return this.options.keeper?.headAgeSeconds ?? null;
  }

  /** Whether this process numbers the ledger: it took the lead, and the ledger is the one that was signed. */
  get leads(): boolean {
    return this.#leads;
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#unlisten();
    this.#waker.wake();
    this.#pause.wake();
    await this.#done;
  }

  async #lead(): Promise<void> {
    const { log } = this.options;
    while (!this.#closing) {
      try {
        await this.#term();
      } catch (error) {
        if (this.#closing) break;
        const refused = error instanceof LedgerFault;
        if (refused) log.error(error.message);
        else log.warn({ err: error }, "the sequencer lost its connection and tries again");
        await this.#pause.sleep(refused ? REFUSED_MS : RETRY_MS);
      }
    }
  }

  /** One term of office: from taking the lead until the connection, the hour or the process ends. */
  async #term(): Promise<void> {
    const { url } = this.options;
    const wake = () => this.#waker.wake();
    const fence = await Fence.open(url, wake);
    try {
      await this.#waitFor(fence);
      if (this.#closing) return;
      const client = await connect(url, fence.filingName, wake);
      try {
        await this.#file(client, fence);
      } finally {
        this.#leads = false;
        this.options.keeper?.stepDown();
        await client.end().catch(() => undefined);
      }
    } finally {
      await fence.close();
    }
  }

  async #waitFor(fence: Fence): Promise<void> {
    const { log } = this.options;
    let challengedAt = performance.now();
    while (!this.#closing && !(await fence.tryTake())) {
      if (performance.now() - challengedAt > CHALLENGE_MS) {
        challengedAt = performance.now();
        if (await fence.challenge()) log.warn("the leader of the ledger let entries wait and was relieved");
      }
      await this.#pause.sleep(RETRY_MS);
    }
  }

  async #file(client: pg.Client, fence: Fence): Promise<void> {
    const { keeper, bus } = this.options;
    const rows = rowsOf(client);
    const [{ epoch }] = await rows("select epoch from ledger.head", []);
    const filing = new Filing(client, keeper ? await keeper.beginTerm(rows) : epoch);
    await filing.catchUp();
    this.#leads = true;
    const until = performance.now() + TERM_MS;
    while (!this.#closing && fence.held && performance.now() < until) {
      if (await filing.batch()) bus.wake("entry");
      else await this.#waker.sleep(FLOOR_MS);
      await keeper?.tend(rows);
    }
    // Only who goes says farewell: at the end of an hour the next one is waiting, and it may be this one.
    if (this.#closing && fence.held) await keeper?.endTerm(rows, FAREWELL_MS);
  }
}

async function connect(url: string, name: string, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    keepAlive: true,
    ...PATIENCE,
    idle_in_transaction_session_timeout: MOST_IDLE_MS,
  });
  // Without a listener a dropped connection ends the process; the next query rejects and ends the term.
  client.on("error", lost);
  await client.connect();
  return client;
}

function rowsOf(client: pg.Client): Rows {
  return async (sql, values) => (await client.query(sql, values)).rows;
}
