import type { EntityManager } from "typeorm";
import type { Context, Services } from "../context.ts";
import type { Entry, Heard } from "../ledger/events.ts";
import { parkedDecisions } from "./parked-decisions.ts";
import { ReactionRun } from "./reaction-run.ts";

/** What is told of an effect once it has been committed, for what the database does not know: figures. */
export type Told = () => void;

/** What a subgraph does about events, its own or others': one effect per event, because effect and cursor commit together. */
export interface Reaction {
  /** Unique in its subgraph; its cursor and what it could not deal with are kept under this name. */
  readonly name: string;
  readonly hears: Heard;
  readonly react: (ctx: Context<never>, tx: EntityManager, entry: Entry) => Promise<void> | Promise<Told | null>;
  /**
   * The same for several in one transaction, in their order and in fewer statements, where that is worth it; only for
   * reactions that lock no rows of anybody's but those they write, or two entries wait for each other's.
   */
  readonly reactToAll?: (tx: EntityManager, works: readonly Work[]) => Promise<Told | null>;
}

/** An entry to be dealt with, and in what context. */
export interface Work<Settings = never> {
  readonly ctx: Context<Settings>;
  readonly entry: Entry;
}

/** The table in which a subgraph keeps its reactions' cursors; part of each subgraph's first migration. */
export const REACTION_CURSORS =
  "create table reaction_cursors (name text primary key, position bigint not null default 0)";

/** How a reaction is doing, for whoever watches over the process. */
export interface ReactionFigures {
  readonly reaction: string;
  /** Positions behind the head of the ledger. */
  readonly lag: number;
  /** Entries that wait for an operator. */
  readonly parked: number;
  /** Entries that wait behind those, or are tried again by themselves. */
  readonly waiting: number;
}

const COUNT = `select reaction, (count(*) filter (where state = 'PARKED'))::int as parked,
  (count(*) filter (where state <> 'PARKED'))::int as waiting from ledger.own_parked group by reaction`;

/** Runs a subgraph's reactions, each at its own pace, and what operators decide about the entries that they could not deal with. */
export class Reactor {
  readonly #runs: readonly ReactionRun[];
  readonly #decisions: ReactionRun;

  constructor(
    reactions: readonly Reaction[],
    private readonly services: Services,
    /** How long after each failure an entry is tried again. */
    backoffMs?: readonly number[],
  ) {
    this.#runs = reactions.map((reaction) => new ReactionRun(reaction, services, undefined, backoffMs));
    this.#decisions = new ReactionRun(parkedDecisions, services, () => this.#wakeAll(), backoffMs);
  }

  /** Resolves when every reaction has dealt with what the ledger holds up to this position, decisions first. */
  async reached(position: bigint): Promise<void> {
    await this.#decisions.reached(position);
    await Promise.all(this.#runs.map((run) => run.reached(position)));
  }

  /** How each reaction is doing; asks the database. */
  async figures(): Promise<ReactionFigures[]> {
    const counts: ReactionFigures[] = await this.services.db.query(COUNT);
    return [...this.#runs, this.#decisions].map(({ name, lag }) => {
      const { parked = 0, waiting = 0 } = counts.find(({ reaction }) => reaction === name) ?? {};
      return { reaction: name, lag, parked, waiting };
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#runs, this.#decisions].map((run) => run.close()));
  }

  #wakeAll(): void {
    for (const run of this.#runs) run.wake();
  }
}
