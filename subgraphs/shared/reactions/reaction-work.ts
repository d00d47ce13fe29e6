import type { EntityManager } from "typeorm";
import type { Services } from "../context.ts";
import { AppError } from "../errors.ts";
import { type Entry, isHeard } from "../ledger/events.ts";
import { NOTHING, type Parked, Parking } from "./parking.ts";
import { lockCursor, moveCursor } from "./reaction-cursor.ts";
import { haveEffect } from "./reaction-effects.ts";
import { breaksRule, describeFailure, EntryFailed } from "./reaction-faults.ts";
import type { Reaction, Told } from "./reactions.ts";

/** A cursor without events of its own is still moved now and then, so that a restart does not read everything again. */
const STRIDE = 1000n;
/** So many share a commit where a reaction deals with several at once; others take one, and lock no rows of two entries. */
const MOST_TOGETHER = 50;

/** What one step came to. */
export interface Step {
  readonly position: bigint;
  /** Whether there was something to deal with, so that there may be more. */
  readonly found: boolean;
  /** How soon a parked entry is tried again by itself. */
  readonly nextInMs: number | null;
  /** Where the cursor is left, if nothing is parked. */
  readonly clearAt: bigint | null;
  /** What is told once it has been committed. */
  readonly told: readonly Told[];
}

/** An entry, and how often it failed before. */
interface Taken {
  readonly entry: Entry;
  readonly before: number;
}

/** What came of a transaction that failed: an entry to count it against, or that fewer go together. */
type Blame = EntryFailed | "fewer";

/**
 * What a reaction does in a transaction, under the lock of its cursor: one entry, or several in their order. Where several
 * fail half as many go next, and twice as many after each success, so that only an entry that fails alone is to blame.
 */
export class ReactionWork {
  readonly #parking: Parking;
  /** What the transaction that is open deals with; its commit may still fail. */
  #taken: readonly Taken[] = [];
  readonly #mostTogether: number;
  #most: number;
  #failed = false;

  constructor(
    private readonly reaction: Reaction,
    private readonly services: Services,
    backoffMs?: readonly number[],
  ) {
    this.#parking = new Parking(reaction.name, backoffMs);
    this.#mostTogether = reaction.reactToAll ? MOST_TOGETHER : 1;
    this.#most = this.#mostTogether;
  }

  /** Deals with what is due among the parked, or else with the next events up to the head; `clearAt` is the last step's. */
  async step(tx: EntityManager, clearAt: bigint | null): Promise<Step> {
    this.#taken = [];
    if (!this.#failed) this.#most = Math.min(this.#mostTogether, this.#most * 2);
    this.#failed = false;
    const { ledger } = this.services;
    const position = await lockCursor(tx, this.reaction.name);
    const { any, due, nextInMs } = position === clearAt ? NOTHING : await this.#parking.look(tx);
    if (due) {
      const told = await this.#again(tx, due);
      return { position, found: true, nextInMs, clearAt: null, told };
    }
    const head = ledger.head.position;
    const entries = await ledger.read(position, this.reaction.hears, this.#most);
    this.#taken = entries.map((entry) => ({ entry, before: 0 }));
    const parked = any ? await this.#parking.among(tx, entries) : NOBODY;
    for (const entry of entries) if (parked.has(entry.about)) await this.#parking.queue(tx, entry);
    const free = entries.filter(({ about }) => !parked.has(about));
    const told = await haveEffect(tx, this.services, this.reaction, free, 0);
    const last = entries.at(-1);
    const reached = last?.position ?? (head > position ? head : position);
    const moves = last !== undefined || reached - position > STRIDE;
    if (moves) await moveCursor(tx, this.reaction.name, reached);
    return {
      position: reached,
      found: last !== undefined,
      nextInMs,
      clearAt: any ? null : moves ? reached : position,
      told,
    };
  }

  /** Tries a parked entry: its effect and its leaving commit together. */
  async #again(tx: EntityManager, due: NonNullable<Parked["due"]>): Promise<Told[]> {
    const [kept] = await this.services.ledger.read(due.position - 1n, null, 1);
    const entry = kept?.position === due.position ? kept : null;
    if (!entry) throw new EntryFailed(due, due.attempts, noLongerKept());
    this.#taken = [{ entry, before: due.attempts }];
    // What the reaction has since stopped hearing is dealt with, as it would be if it came now.
    const heard = isHeard(this.reaction.hears, entry) ? [entry] : [];
    const told = await haveEffect(tx, this.services, this.reaction, heard, due.attempts);
    await this.#parking.leave(tx, entry);
    return told;
  }

  /** What a failed transaction means for the entries that it took up, or null where none is to blame. */
  blame(error: unknown): Blame | null {
    const [first, second] = this.#taken;
    const isTheirs = error instanceof EntryFailed || breaksRule(error);
    if (second && isTheirs) {
      this.#most = this.#taken.length >> 1;
      this.#failed = true;
      return "fewer";
    }
    if (error instanceof EntryFailed) return error;
    return first && isTheirs ? new EntryFailed(first.entry, first.before, error) : null;
  }

  /** The entry's row and the cursor's move commit together; nothing is written when another process was first. */
  async countAgainst(tx: EntityManager, { entry, before, cause }: EntryFailed): Promise<void> {
    const position = await lockCursor(tx, this.reaction.name);
    const error = describeFailure(cause);
    if (position >= entry.position) return this.#parking.failAgain(tx, entry, before, error);
    await this.#parking.stepAside(tx, entry, error);
    await moveCursor(tx, this.reaction.name, entry.position);
  }

  /** Whether this failure was the last before an operator must decide. */
  isLast({ before }: EntryFailed): boolean {
    return this.#parking.isLast(before);
  }
}

const NOBODY: ReadonlySet<string> = new Set();

const noLongerKept = () => new AppError("NOT_FOUND", "The ledger does not keep this entry any more.");
