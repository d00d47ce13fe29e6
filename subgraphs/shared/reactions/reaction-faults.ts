import type { EntityManager } from "typeorm";
import { databaseErrorIn } from "../database-fault.ts";
import { appErrorOf } from "../errors.ts";
import type { ParkedEntry } from "./parking.ts";

/** Lost connections, conflicts between transactions, a server that is full, starting, stopping or only reads. */
const TRANSIENT = /^(08|40|53|57P|58|55P03$|25006$|25P0[34]$)/;
/** What PostgreSQL answers on a connection that works, in a transaction that has failed. */
const FAILED_TRANSACTION = "25P02";
const BROKEN_RULE = /^23/;
const MOST_SAID = 300;

/** A reaction failed on an entry, and it was the entry's fault or the reaction's own. */
export class EntryFailed extends Error {
  constructor(
    readonly entry: ParkedEntry,
    /** How often it had failed before. */
    readonly before: number,
    override readonly cause: unknown,
  ) {
    super("A reaction failed on an entry.");
  }
}

/** Whether the database is to blame, so that the same may succeed in a moment: that never counts against an entry. */
export async function isTransient(tx: EntityManager, error: unknown): Promise<boolean> {
  const said = databaseErrorIn(error);
  if (said) return TRANSIENT.test(said.code);
  // What the driver throws by itself has no code of PostgreSQL's; whether the connection still works tells.
  return !(await answers(tx));
}

/** Whether a statement that stands by itself may succeed in a moment: what has no code of PostgreSQL's is the connection's. */
export function isPassing(error: unknown): boolean {
  const said = databaseErrorIn(error);
  return said === null || TRANSIENT.test(said.code);
}

/** Whether the database refused a row for what is in it: a constraint may wait with that until the commit. */
export function breaksRule(error: unknown): boolean {
  return BROKEN_RULE.test(databaseErrorIn(error)?.code ?? "");
}

/** A failure in words that hold nobody's data: our own errors' code and message, of others only what kind they are. */
export function describeFailure(error: unknown): string {
  const own = appErrorOf(error);
  if (own) return `${own.extensions.code}: ${own.message}`.slice(0, MOST_SAID);
  const said = databaseErrorIn(error);
  if (said) return ["PostgreSQL", said.code, said.constraint].filter(Boolean).join(" ").slice(0, MOST_SAID);
  if (!(error instanceof Error)) return "Error";
  const { code } = error as { code?: unknown };
  const named = typeof code === "string" && /^\w{1,40}$/.test(code) ? ` ${code}` : "";
  return `${error.constructor.name}${named}`.slice(0, MOST_SAID);
}

async function answers(tx: EntityManager): Promise<boolean> {
  try {
    await tx.query("select 1");
    return true;
  } catch (error) {
    return databaseErrorIn(error)?.code === FAILED_TRANSACTION;
  }
}
