import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import type { Log } from "../log.ts";
import { PATIENCE, SteadyClient } from "../patience.ts";
import { Waker } from "../waker.ts";

/** The first half of an advisory lock's key: whoever holds it lives. */
const LIVES = 4_242_004;
const BEAT_MS = 1000;
/** Looks in a row at which a heart did not beat. A look is a second, of ours: a database that was away counts for nothing. */
const MISSED = 3;

/** What a heartbeat stands on. */
export interface HeartbeatOptions {
  readonly schema: string;
  readonly executor: string;
  readonly databaseUrl: string;
  readonly log: Log;
  /** Gives back to the queues what an executor had begun. */
  readonly takeOver: (executor: string) => Promise<void>;
}

/**
 * Says that this executor lives, by a lock and a heartbeat on one connection, and watches the others. Whoever has
 * neither is dead, and what it had begun is taken over. A lock alone is gone when a connection is lost for a moment, a
 * heartbeat alone stops in a process that is only busy: so it takes both. DBOS fences off whoever is taken over wrongly.
 */
export class Heartbeat {
  readonly #seen = new Map<string, { beats: string; missed: number }>();
  readonly #waker = new Waker();
  #client: pg.Client | null = null;
  #closing = false;
  #done: Promise<void> = Promise.resolve();

  constructor(private readonly options: HeartbeatOptions) {}

  /** Resolves when the others can see this executor: nothing may be claimed before. */
  async start(): Promise<void> {
    await this.#turn();
    this.#done = this.#follow();
  }

  /** Leaves: there is nothing to take over. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#waker.wake();
    await this.#done;
    const { schema, executor } = this.options;
    await this.#client?.query(`delete from ${schema}.executor where id = $1`, [executor]).catch(() => undefined);
    await this.#client?.end();
  }

  async #follow(): Promise<void> {
    while (!this.#closing) {
      await this.#waker.sleep(BEAT_MS);
      if (this.#closing) return;
      try {
        await this.#turn();
      } catch (error) {
        this.options.log.warn({ err: error }, "the executor of the jobs lost its heartbeat; again in a moment");
        await this.#forget();
      }
    }
  }

  async #turn(): Promise<void> {
    const { schema, executor } = this.options;
    this.#client ??= await this.#connect();
    const { rows } = await this.#client.query(
      `with mine as (insert into ${schema}.executor as e (id) values ($1)
         on conflict (id) do update set beats = e.beats + 1)
       select id, beats from ${schema}.executor where id <> $1`,
      [executor],
    );
    for (const id of this.#seen.keys()) if (!rows.some((row) => row.id === id)) this.#seen.delete(id);
    for (const { id, beats } of rows) {
      const before = this.#seen.get(id);
      const missed = before?.beats === beats ? before!.missed + 1 : 0;
      this.#seen.set(id, { beats, missed });
      if (missed >= MISSED) await this.#bury(this.#client, id, beats);
    }
  }

  /** Takes over from who is dead; nobody else does at the same time, and not when it lives after all. */
  async #bury(client: pg.Client, id: string, beats: string): Promise<void> {
    const { schema, log, takeOver } = this.options;
    await client.query("begin");
    try {
      const known = await client.query(
        `select from ${schema}.executor where id = $1 and beats = $2 for update skip locked`,
        [id, beats],
      );
      const free = known.rowCount
        ? await client.query("select pg_try_advisory_xact_lock($1, hashtext($2)) as free", [LIVES, id])
        : null;
      if (free?.rows[0].free) {
        await takeOver(id);
        await client.query(`delete from ${schema}.executor where id = $1`, [id]);
        log.warn({ executor: id }, "an executor of the jobs died; what it had begun goes on elsewhere");
      }
      await client.query("commit");
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      throw error;
    }
  }

  async #connect(): Promise<pg.Client> {
    const { schema, executor, databaseUrl } = this.options;
    const client = new SteadyClient({
      ...PATIENCE,
      connectionString: databaseUrl,
      application_name: `casegraph-${schema}-heartbeat`,
    });
    await client.connect();
    await client.query("select pg_advisory_lock($1, hashtext($2))", [LIVES, executor]);
    return client;
  }

  async #forget(): Promise<void> {
    // Whoever could not look does not know how long a heart was silent.
    this.#seen.clear();
    const client = this.#client;
    this.#client = null;
    await Promise.race([client?.end().catch(() => undefined), delay(BEAT_MS)]);
  }
}
