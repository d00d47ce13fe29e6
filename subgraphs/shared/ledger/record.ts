import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Context } from "../context.ts";
import type { Changes, KnownEvents } from "./events.ts";

/** What is said of a change: facts for everybody who follows, before and after for the audit. */
export interface Said<Facts> {
  readonly facts: Facts;
  readonly changes?: Changes;
  /** Who did it, where the context cannot know yet: a person who is just signing in. */
  readonly actor?: string;
}

type Known<E> = E extends keyof KnownEvents ? KnownEvents[E] : Record<string, unknown>;

const INSERT = `insert into ledger.inbox
  (id, event, about, actor, session, request, address, agent, facts, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/**
 * Writes what happened into the ledger's inbox, in the transaction of the change and after the write that takes the
 * row's lock: entries about one record then stand in the order of its changes.
 */
export async function record<E extends keyof KnownEvents | (string & {})>(
  ctx: Context<unknown>,
  tx: EntityManager,
  event: E,
  about: { id: string },
  said: Said<Known<E>>,
): Promise<void> {
  const shape = ctx.events[event];
  if (!shape) throw new Error(`${event} is not in this subgraph's catalogue of events`);
  if (ctx.clock) await tx.query("select set_config('casegraph.at', $1, true)", [ctx.now().toISOString()]);
  const { caller, visitor } = ctx;
  await tx.query(INSERT, [
    randomUUIDv7(),
    event,
    about.id,
    said.actor ?? visitor?.id ?? null,
    visitor?.sessionId ?? null,
    caller.requestId || null,
    caller.address,
    caller.agent,
    shape.parse(said.facts),
    said.changes ?? {},
  ]);
  if (tx.queryRunner) tx.queryRunner.data = { ...tx.queryRunner.data, recorded: true };
}

/** Writes what happened without a change (a refusal, a reading that matters) so that it stands whatever becomes of the request. */
export async function witness<E extends keyof KnownEvents | (string & {})>(
  ctx: Context<unknown>,
  event: E,
  about: { id: string },
  said: Said<Known<E>>,
): Promise<void> {
  await ctx.db.transaction((tx) => record(ctx, tx, event, about, said));
}
