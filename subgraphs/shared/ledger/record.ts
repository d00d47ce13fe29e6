import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Context, Viewer } from "../context.ts";
import type { Changes, KnownEvents } from "./events.ts";

/** What is said of a change: facts for everybody who follows, before and after for the audit. */
export interface Said<Facts> {
  readonly facts: Facts;
  readonly changes?: Changes;
  /** Who did it, where the context cannot know yet: a person who is just signing in. */
  readonly actor?: string;
  /** In whose name, where `actor` is an agent. */
  readonly onBehalfOf?: string;
  /** Whom before and after tell about, where that is not who did it: with their key they are sealed. */
  readonly subject?: string;
}

type Known<E> = E extends keyof KnownEvents ? KnownEvents[E] : Record<string, unknown>;

const INSERT = `insert into ledger.inbox
  (id, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const INSERT_ALL = `insert into ledger.inbox
  (id, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes)
  select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[],
    $9::text[], $10::jsonb[], $11::jsonb[])`;

/** The same, and what makes its sealed values searchable; about who was erased meanwhile nothing is kept. */
const INSERT_AND_INDEX = `with said as (${INSERT})
  insert into ledger.search_token (entry, person, tokens)
  select $1::uuid, part.person, part.tokens
  from (values ($12::uuid, $13::bigint[]), ($14::uuid, $15::bigint[])) as part (person, tokens)
  join ledger.person_key k on k.person = part.person and k.wrapped is not null`;

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
  if (ctx.clock) await tx.query("select set_config('casegraph.at', $1, true)", [ctx.now().toISOString()]);
  const { values, tokens } = await rowOf(ctx, event, about, said);
  const [one, other] = tokens;
  if (one) await tx.query(INSERT_AND_INDEX, [...values, one.person, one.tokens, other?.person, other?.tokens]);
  else await tx.query(INSERT, values);
  if (tx.queryRunner) tx.queryRunner.data = { ...tx.queryRunner.data, recorded: true };
}

/** Something that happened, in the context that it happened in. */
interface Happening<E extends keyof KnownEvents> {
  readonly ctx: Context<unknown>;
  readonly about: { id: string };
  readonly facts: Known<E>;
}

/** Writes one event about several records, in their order and in one statement: facts alone, before and after nothing. */
export async function recordAll<E extends keyof KnownEvents>(
  tx: EntityManager,
  event: E,
  records: readonly Happening<E>[],
): Promise<void> {
  // A time that is set holds for a whole statement, and what is found by its address has words of its own.
  const apart = records.length < 2 || records.some(({ ctx }) => ctx.clock || ctx.caller.address);
  if (apart) for (const { ctx, about, facts } of records) await record(ctx, tx, event, about, { facts });
  if (apart) return;
  const rows = await Promise.all(records.map(({ ctx, about, facts }) => rowOf(ctx, event, about, { facts })));
  const columns = rows[0]!.values.map((_, column) => rows.map(({ values }) => values[column]));
  await tx.query(INSERT_ALL, columns);
  if (tx.queryRunner) tx.queryRunner.data = { ...tx.queryRunner.data, recorded: true };
}

/** The columns of an entry, its personal values sealed, and by what they are found. */
async function rowOf<E extends keyof KnownEvents | (string & {})>(
  ctx: Context<unknown>,
  event: E,
  about: { id: string },
  said: Said<Known<E>>,
) {
  const shape = ctx.events[event];
  if (!shape) throw new Error(`${event} is not in this subgraph's catalogue of events`);
  const { caller, visitor } = ctx;
  const { address, agent } = caller;
  const id = randomUUIDv7();
  const { actor, onBehalfOf } = doerOf(said, visitor);
  const { changes = {}, subject = null } = said;
  // An agent is nobody whose data there could be: what it leaves belongs to the person behind it.
  const person = onBehalfOf ?? actor;
  const { tokens, ...sealed } = await ctx.seals.seal(id, { actor: person, subject, address, agent, changes });
  const values = [
    id,
    event,
    about.id,
    actor,
    onBehalfOf,
    visitor?.sessionId ?? null,
    caller.requestId || null,
    sealed.address,
    sealed.agent,
    shape.parse(said.facts),
    sealed.changes,
  ];
  return { values, tokens };
}

/** An agent does what it does on behalf of its person, whatever else is said. */
function doerOf(
  { actor, onBehalfOf }: Said<unknown>,
  visitor: Viewer | null,
): { actor: string | null; onBehalfOf: string | null } {
  if (visitor?.agentId) return { actor: visitor.agentId, onBehalfOf: visitor.id };
  return actor ? { actor, onBehalfOf: onBehalfOf ?? null } : { actor: visitor?.id ?? null, onBehalfOf: null };
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
