import type { EntityManager } from "typeorm";
import { nobody } from "../caller.ts";
import { Context, type Services } from "../context.ts";
import { AppError } from "../errors.ts";
import { type Entry, isHeard } from "../ledger/events.ts";
import { NOTHING, type Parked, Parking } from "./parking.ts";
import { breaksRule, describeFailure, EntryFailed, isTransient } from "./reaction-faults.ts";
import type { Reaction } from "./reactions.ts";

/** A cursor without events of its own is still moved now and then, so that a restart does not read everything again. */
const STRIDE = 1000n;

/** What one step came to. */
export interface Step {
  readonly position: bigint;
  /** Whether there was something to deal with, so that there may be more. */
  readonly found: boolean;
  /** How soon a parked entry is tried again by itself. */
  readonly nextInMs: number | null;
  /** Where the cursor is left, if nothing is parked. */
  readonly clearAt: bigint | null;
}

/** What a reaction does in a transaction: one entry at a time, under the lock of its cursor. */
export class ReactionWork {
  readonly #parking: Parking;
  /** What the transaction that is open deals with; its commit may still fail. */
  #dealing: { entry: Entry; before: number } | null = null;

  constructor(
    private readonly reaction: Reaction,
    private readonly services: Services,
    backoffMs?: readonly number[],
  ) {
    this.#parking = new Parking(reaction.name, backoffMs);
  }

  /** Deals with what is due among the parked, or else with the next event up to the head; `clearAt` is the last step's. */
  async step(tx: EntityManager, clearAt: bigint | null): Promise<Step> {
    this.#dealing = null;
    const { ledger } = this.services;
    const position = await this.#lockCursor(tx);
    const { any, due, nextInMs } = position === clearAt ? NOTHING : await this.#parking.look(tx);
    if (due) {
      await this.#again(tx, due);
      return { position, found: true, nextInMs, clearAt: null };
    }
    const head = ledger.head.position;
    const [entry] = await ledger.read(position, this.reaction.hears, 1);
    if (entry && !(any && (await this.#parking.queue(tx, entry)))) await this.#attempt(tx, entry, 0);
    const reached = entry?.position ?? (head > position ? head : position);
    const moves = entry !== undefined || reached - position > STRIDE;
    if (moves) await this.#moveCursor(tx, reached);
    return {
      position: reached,
      found: entry !== undefined,
      nextInMs,
      clearAt: any ? null : moves ? reached : position,
    };
  }

  /** Tries a parked entry: its effect and its leaving commit together. */
  async #again(tx: EntityManager, due: NonNullable<Parked["due"]>): Promise<void> {
    const [kept] = await this.services.ledger.read(due.position - 1n, null, 1);
    const entry = kept?.position === due.position ? kept : null;
    if (!entry) throw new EntryFailed(due, due.attempts, noLongerKept());
    // What the reaction has since stopped hearing is dealt with, as it would be if it came now.
    if (isHeard(this.reaction.hears, entry)) await this.#attempt(tx, entry, due.attempts);
    await this.#parking.leave(tx, entry);
  }

  async #attempt(tx: EntityManager, entry: Entry, before: number): Promise<void> {
    const { log } = this.services;
    const about = { reaction: this.reaction.name, position: String(entry.position), causedBy: entry.request };
    const services = { ...this.services, log: log.child(about) };
    const ctx = new Context(services, nobody(`${this.reaction.name}@${entry.position}`)) as Context<never>;
    try {
      await this.reaction.react(ctx, tx, entry);
    } catch (error) {
      throw (await isTransient(tx, error)) ? error : new EntryFailed(entry, before, error);
    }
    ctx.log.info({ event: entry.event }, "a reaction dealt with an entry");
    this.#dealing = { entry, before };
  }

  /** The failure of a transaction that an entry is to blame for, or null where it is not. */
  blame(error: unknown): EntryFailed | null {
    if (error instanceof EntryFailed) return error;
    const dealing = this.#dealing;
    return dealing && breaksRule(error) ? new EntryFailed(dealing.entry, dealing.before, error) : null;
  }

  /** The entry's row and the cursor's move commit together; nothing is written when another process was first. */
  async countAgainst(tx: EntityManager, { entry, before, cause }: EntryFailed): Promise<void> {
    const position = await this.#lockCursor(tx);
    const error = describeFailure(cause);
    if (position >= entry.position) return this.#parking.failAgain(tx, entry, before, error);
    await this.#parking.stepAside(tx, entry, error);
    await this.#moveCursor(tx, entry.position);
  }

  /** Whether this failure was the last before an operator must decide. */
  isLast({ before }: EntryFailed): boolean {
    return this.#parking.isLast(before);
  }

  /** Two processes that run one reaction take turns here. */
  async #lockCursor(tx: EntityManager): Promise<bigint> {
    const lock = () =>
      tx.query("select position from reaction_cursors where name = $1 for update", [this.reaction.name]);
    let [row] = await lock();
    if (!row) {
      await tx.query("insert into reaction_cursors (name) values ($1) on conflict do nothing", [this.reaction.name]);
      [row] = await lock();
    }
    return BigInt(row.position);
  }

  async #moveCursor(tx: EntityManager, position: bigint): Promise<void> {
    await tx.query("update reaction_cursors set position = $2 where name = $1", [this.reaction.name, String(position)]);
  }
}

const noLongerKept = () => new AppError("NOT_FOUND", "The ledger does not keep this entry any more.");
