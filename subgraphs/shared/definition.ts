import type { MigrationInterface, ObjectLiteral } from "typeorm";
import type { Context } from "./context.ts";
import type { SchemaParts } from "./federation.ts";
import type { JobsDefinition } from "./jobs/jobs.ts";
import type { EventCatalogue } from "./ledger/events.ts";
import type { Reaction } from "./reactions/reactions.ts";
import type { RuleTable } from "./rules.ts";

/** What the kernel has to know of a schema in the database to create and migrate it. */
export interface Storage {
  readonly name: string;
  readonly entities: readonly (new () => ObjectLiteral)[];
  /** In order, listed by name. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Whether its role reads the ledger whole: the audit's home, nobody else. */
  readonly audits?: boolean;
  /** What it does later; kept in a schema of its own. */
  readonly jobs?: JobsDefinition<never>;
}

/** A subgraph, said once: everything the kernel needs to store, guard, run and serve it. */
export interface SubgraphDefinition<Settings = undefined> extends Storage {
  readonly jobs?: JobsDefinition<Settings>;
  readonly parts: SchemaParts;
  readonly rules: RuleTable;
  readonly events: EventCatalogue;
  readonly reactions: readonly Reaction[];
  /** Answers the HTTP routes that it owns under the public origin; null when the path is not its own. */
  readonly route?: (request: Request, ctx: Context<Settings>) => Promise<Response | null>;
  /** Answers the routes under `/internal/` that it has for its peers; no client reaches them. */
  readonly privateRoute?: (request: Request, ctx: Context<Settings>) => Promise<Response | null>;
  /** Hears of every request that reaches it, before it runs. */
  readonly arrived?: (ctx: Context<Settings>) => void;
  /** What it must do before it serves, and now and then: keys that rotate. Returns how to stop. */
  readonly begin?: (ctx: Context<Settings>) => Promise<() => void>;
}
