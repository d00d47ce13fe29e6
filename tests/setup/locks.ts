import type pg from "pg";
import { until } from "./until.ts";

/** Somebody's transaction that is not finished: what it wrote is waited for by whoever needs the same rows. */
export async function held(owner: pg.Pool, sql: string, values: unknown[]): Promise<{ commit(): Promise<void> }> {
  const client = await owner.connect();
  await client.query("begin");
  await client.query(sql, values);
  return {
    async commit() {
      await client.query("commit");
      client.release();
    },
  };
}

/** Returns once so many wait for somebody else's transaction. */
export async function waitingForLocks(owner: pg.Pool, count = 1): Promise<void> {
  const sql = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await until(async () => {
    const { rows } = await owner.query(sql);
    if (rows.length !== count) throw new Error(`${rows.length} wait for a lock.`);
  }, 10_000);
}
