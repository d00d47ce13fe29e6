import type pg from "pg";
import { LedgerFault } from "./ledger-fault.ts";

const NOT_AVAILABLE = "55P03";

/**
 * Does something in a transaction that leads the ledger, so that no product numbers it meanwhile; beside one that runs it
 * is a fault. A product that is refused the ledger takes the lead for a moment again and again: that is waited for.
 */
export async function withLeadership<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    await take(client);
    const done = await work();
    await client.query("commit");
    return done;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

async function take(client: pg.Client): Promise<void> {
  try {
    await client.query("set local lock_timeout = '3s'");
    await client.query("lock table ledger.leadership in share update exclusive mode");
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_AVAILABLE) throw error;
    throw new LedgerFault("The product runs on this ledger: stop it first, every process of it.");
  }
}
