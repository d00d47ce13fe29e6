import type { GraphQLSchema } from "graphql";
import type { Redis } from "ioredis";
import type { DataSource } from "typeorm";
import type { Bus } from "./bus/bus.ts";
import { type Caller, nobody } from "./caller.ts";
import { Context, type Services } from "./context.ts";
import { createDataSource } from "./database.ts";
import type { SubgraphDefinition } from "./definition.ts";
import { type Doors, NO_DOORS } from "./doors.ts";
import { createExecutor } from "./executor.ts";
import { federate } from "./federation.ts";
import { type Guarded, guard } from "./guard.ts";
import { jobDecisions } from "./jobs/job-decisions.ts";
import { NO_JOBS } from "./jobs/no-jobs.ts";
import { openJobs } from "./jobs/open-jobs.ts";
import { record } from "./ledger/record.ts";
import type { Tail } from "./ledger/tail.ts";
import { countInRedis } from "./limits/limits.ts";
import { watchLive } from "./live/live.metrics.ts";
import { LiveIndex } from "./live/live-index.ts";
import { REVOCATIONS_PATH, Revocations } from "./live/revocations.ts";
import type { Log } from "./log.ts";
import { watchPool } from "./metrics/database.metrics.ts";
import { counted } from "./metrics/operations.metrics.ts";
import { watchReactions } from "./reactions/reactions.metrics.ts";
import { Reactor } from "./reactions/reactions.ts";
import type { SealingSecrets } from "./seals/key-wrapping.ts";
import { openSeals } from "./seals/open-seals.ts";
import { READY_PATH, type Subgraph } from "./subgraph.ts";
import type { TokenVerifier } from "./token.ts";
import { Rights } from "./viewer.ts";

/** What a process gives to a subgraph that it runs. */
export interface Surroundings<Settings> {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly actAs?: string;
  readonly bus: Bus;
  /** Counts limits; without it PostgreSQL does. */
  readonly redis?: Redis;
  readonly tail: Tail;
  readonly sealing: SealingSecrets;
  readonly verify: TokenVerifier;
  /** Where it asks the graph and its peers; without them it asks nobody. */
  readonly doors?: Doors;
  readonly log: Log;
  readonly settings: Settings;
}

/** A subgraph that runs: it executes, routes, reacts, until it is closed. */
export interface OpenSubgraph<Settings = unknown> extends Subgraph {
  readonly schema: GraphQLSchema;
  readonly db: DataSource;
  readonly services: Services<Settings>;
  /** Answers a peer on a private route, null when it has none there; what the router calls has no such way. */
  routePrivately(request: Request, caller: Caller): Promise<Response | null>;
  /** Resolves when its reactions have dealt with everything up to this position. */
  reacted(position: bigint): Promise<void>;
  close(): Promise<void>;
}

type Schema = Guarded & { readonly sdl: string };
/** Building one takes a quarter of a second, and a process may open a definition again: for the demo's history, say. */
const schemas = new WeakMap<SubgraphDefinition<never>, Promise<Schema>>();

/** The guarded, federated schema of a definition; needs no database. */
export function schemaOf(definition: SubgraphDefinition<never>): Promise<Schema> {
  const known = schemas.get(definition);
  if (known) return known;
  const built = buildSchemaOf(definition);
  schemas.set(definition, built);
  return built;
}

async function buildSchemaOf({ parts, rules }: SubgraphDefinition<never>): Promise<Schema> {
  const { schema, sdl } = await federate(parts);
  return { ...guard(schema, rules), sdl };
}

/** Opens a definition on its database and starts what it does by itself. */
export async function openSubgraph<Settings>(
  definition: SubgraphDefinition<Settings>,
  around: Surroundings<Settings>,
): Promise<OpenSubgraph<Settings>> {
  const { name, events } = definition;
  const { sdl, ...guarded } = await schemaOf(definition as SubgraphDefinition<never>);
  const { databaseUrl: url, poolSize, bus, actAs, tail, settings, verify } = around;
  const log = around.log.child({ subgraph: name });
  const db = await createDataSource(definition, { url, poolSize, bus, actAs, log }).initialize();
  if (around.redis) countInRedis(db, around.redis, name, log);
  const rights = new Rights(tail);
  const revocations = new Revocations(tail, rights);
  await rights.start();
  const live = new LiveIndex(tail, rights);
  const seals = await openSeals({ url, secrets: around.sealing, tail, log });
  const jobs = definition.jobs
    ? openJobs({ subgraph: name, definition: definition.jobs, databaseUrl: url, actAs, bus, log })
    : NO_JOBS;
  const { graph, peers } = around.doors ?? NO_DOORS;
  const services: Services<Settings> = {
    db,
    ledger: tail,
    live,
    seals,
    jobs: jobs.jobs,
    graph,
    peers,
    events,
    log,
    settings,
  };
  const contextFor = async (caller: Caller) => {
    const ctx = new Context(
      services,
      caller,
      await rights.viewerOf(await verify(caller.authorization, caller.openedAt)),
    );
    definition.arrived?.(ctx);
    return ctx;
  };
  const stop = await definition.begin?.(new Context(services, nobody(`${name}:begin`)));
  const execute = createExecutor({
    guarded,
    contextFor,
    witness: (ctx, fields) => witnessRefusals(ctx, name, fields),
    log,
  });
  await jobs.begin(services as Services);
  const decisions = definition.jobs ? [jobDecisions(name)] : [];
  const reactor = new Reactor([...definition.reactions, ...decisions], services as Services);
  const watched = [watchPool(name, db), watchLive(name, live), watchReactions(name, () => reactor.figures())];
  return {
    name,
    schema: guarded.schema,
    sdl,
    db,
    services,
    execute: counted(name, execute),
    async route(request, caller) {
      const { pathname } = new URL(request.url);
      if (pathname === READY_PATH) return readyWith(db);
      if (pathname === REVOCATIONS_PATH) return revocations.answer(request);
      return (await definition.route?.(request, await contextFor(caller))) ?? null;
    },
    async routePrivately(request, caller) {
      return (await definition.privateRoute?.(request, await contextFor(caller))) ?? null;
    },
    reacted: (position) => reactor.reached(position),
    async close() {
      stop?.();
      for (const unwatch of watched) unwatch();
      live.close();
      revocations.close();
      rights.close();
      await reactor.close();
      await jobs.close();
      await seals.close();
      await db.destroy();
    },
  };
}

/** Ready is who reaches the database; whatever else a subgraph needs is in this process. */
async function readyWith(db: DataSource): Promise<Response> {
  const reached = await db.query("select 1").then(
    () => true,
    () => false,
  );
  return new Response(null, { status: reached ? 204 : 503 });
}

/** Every refusal of somebody who is signed in stands in the ledger; nobody's are only answered. */
async function witnessRefusals(ctx: Context<unknown>, subgraph: string, fields: readonly string[]): Promise<void> {
  const { visitor } = ctx;
  if (!visitor) return;
  await ctx.db.transaction(async (tx) => {
    for (const field of fields) await record(ctx, tx, "access.refused", visitor, { facts: { subgraph, field } });
  });
}
