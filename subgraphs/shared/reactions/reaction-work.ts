import type { EntityManager } from "typeorm";
import type { Services } from "../context.ts";
import { AppError } from "../errors.ts";
import { type Entry, isHeard } from "../ledger/events.ts";
import { NOTHING, type Parked, type ParkedEntry, Parking } from "./parking.ts";
import { lockCursor, moveCursor } from "./reaction-cursor.ts";
import { haveEffect } from "./reaction-effects.ts";
import { breaksRule, describeFailure, EntryFailed } from "./reaction-faults.ts";
import type { Reaction, Told } from "./reactions.ts";

/** A cursor without events of its own is still moved now and then, so that a restart does not read everything again. */
const STRIDE = 1000n;
/** Many share a commit, and nobody waits for long behind the rows that they lock. */
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

/** What came of a transaction that failed: an entry to count it against, or that those before the entry go first. */
type Blame = EntryFailed | "others go first";

/**
 * What a reaction does in a transaction, under the lock of its cursor: several entries, in order. One that fails behind
 * others is left to the next transaction, so that only an entry that fails as the first of its own is to blame.
 */
export class ReactionWork {
  readonly #parking: Parking;
  /** What the transaction that is open deals with; its commit may still fail. */
  #taken: readonly Taken[] = [];
  /** Where one failed behind others: the next transaction ends before it. */
  #failedAt: bigint | null = null;

  constructor(
    private readonly reaction: Reaction,
    private readonly services: Services,
    backoffMs?: readonly number[],
  ) {
    this.#parking = new Parking(reaction.name, backoffMs);
  }

  /** Deals with what is due among the parked, or else with the next events up to the head; `clearAt` is the last step's. */
  async step(tx: EntityManager, clearAt: bigint | null): Promise<Step> {
    this.#taken = [];
    const { ledger } = this.services;
    const position = await lockCursor(tx, this.reaction.name);
    const { any, due, nextInMs } = position === clearAt ? NOTHING : await this.#parking.look(tx);
    if (due) {
      const told = await this.#again(tx, due);
      return { position, found: true, nextInMs, clearAt: null, told };
    }
    const head = ledger.head.position;
    const entries = this.#together(await ledger.read(position, this.reaction.hears, MOST_TOGETHER));
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

  /** All of them, or those before the one that failed behind them. */
  #together(entries: readonly Entry[]): readonly Entry[] {
    const failed = entries.findIndex(({ position }) => position === this.#failedAt);
    return failed > 0 ? entries.slice(0, failed) : entries;
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
    const [first, ...others] = this.#taken;
    if (error instanceof EntryFailed)
      return !first || error.entry.position === first.entry.position ? error : this.#before(error.entry);
    if (!first || !breaksRule(error)) return null;
    // Of a commit nobody knows whose row it refused: half as many, until one is by itself.
    const middle = others[others.length >> 1];
    return middle ? this.#before(middle.entry) : new EntryFailed(first.entry, first.before, error);
  }

  #before({ position }: ParkedEntry): Blame {
    this.#failedAt = position;
    return "others go first";
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
