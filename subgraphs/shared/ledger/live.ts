import type { Context } from "../context.ts";
import { AppError, appErrorOf } from "../errors.ts";
import { SESSION_ENDED } from "../viewer.ts";
import { Waker } from "../waker.ts";
import { gap, positionIn, printCursor } from "./cursor.ts";
import type { Entry } from "./events.ts";

const QUEUE_LIMIT = 1000;
const IDLE_MS = 30_000;
/** Whoever was away for longer reads again: a replay is not a way to keep the database busy. */
const MOST_REPLAYED = 10_000n;
const REPLAY_BATCH = 200;

/** What a subscription makes of the ledger. */
export interface LiveView<T> {
  /** The events it is about; PostgreSQL narrows to them where somebody catches up. */
  readonly events: readonly string[];
  /** A cheap test on the facts alone, for every entry of these events. */
  readonly wants: (entry: Entry) => boolean;
  /** What this viewer gets to see of it, decided at the event; null is nothing. */
  readonly show: (entry: Entry, cursor: string) => Promise<T | null>;
}

/**
 * The ledger as a stream for one viewer: from `after`, or from now on; nothing twice, nothing missed. It ends with GAP
 * when the cursor is not of this ledger, RESUME when the reader is too slow, UNAUTHENTICATED when the session ends.
 */
export async function live<T>(
  ctx: Context<unknown>,
  after: string | null | undefined,
  view: LiveView<T>,
): Promise<AsyncIterableIterator<T>> {
  if (!after) return new LiveStream(ctx, null, view);
  const from = positionIn(ctx.ledger.head, after);
  // A cursor from another process may be a moment ahead of this one's tail.
  if (from > ctx.ledger.head.position) await ctx.ledger.atMostOld(0);
  const behind = ctx.ledger.head.position - from;
  if (behind < 0n || behind > MOST_REPLAYED) throw gap();
  return new LiveStream(ctx, from, view);
}

/** A plain iterator: an async generator could not be returned before its next event. */
class LiveStream<T> implements AsyncIterableIterator<T> {
  readonly #waker = new Waker();
  readonly #unlisten: () => void;
  readonly #sessionId: string;
  /** What was heard since the stream opened. */
  readonly #heard: Entry[] = [];
  /** What lay between the client's cursor and the opening, read a batch at a time. */
  #missed: Entry[] = [];
  #readFrom: bigint | null;
  readonly #openedAt: bigint;
  #ended = false;
  #fault: AppError | null = null;

  constructor(
    private readonly ctx: Context<unknown>,
    from: bigint | null,
    private readonly view: LiveView<T>,
  ) {
    this.#sessionId = ctx.viewer.sessionId;
    this.#openedAt = ctx.ledger.head.position;
    this.#readFrom = from;
    this.#unlisten = ctx.ledger.listen((entry) => this.#hear(entry));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<T>> {
    try {
      while (!this.#ended) {
        if (this.#fault) throw this.#fault;
        // Rights are asked at every event: an ended session or a lost role shows here.
        if (!this.ctx.visitor) throw sessionEnded();
        const entry = await this.#take();
        if (!entry) continue;
        const shown = await this.view.show(entry, this.#cursorOf(entry));
        if (shown !== null && !this.#ended && !this.#fault) return { value: shown, done: false };
      }
      return { value: undefined, done: true };
    } catch (error) {
      this.#end();
      if (appErrorOf(error)) throw error;
      this.ctx.log.error({ err: error }, "a live event could not be shown");
      throw interrupted();
    }
  }

  async return(): Promise<IteratorResult<T>> {
    this.#end();
    return { value: undefined, done: true };
  }

  #end(): void {
    this.#ended = true;
    this.#unlisten();
    this.#waker.wake();
  }

  #hear(entry: Entry): void {
    if (entry.event === SESSION_ENDED && entry.facts.sessionId === this.#sessionId) this.#fault = sessionEnded();
    else if (!this.view.events.includes(entry.event) || !this.view.wants(entry)) return;
    else if (this.#heard.length >= QUEUE_LIMIT) this.#fault = tooSlow();
    else this.#heard.push(entry);
    this.#waker.wake();
  }

  async #take(): Promise<Entry | null> {
    if (this.#missed.length === 0 && this.#readFrom !== null) await this.#readMissed(this.#readFrom);
    const entry = this.#missed.shift() ?? (this.#readFrom === null ? this.#heard.shift() : undefined);
    if (!entry && this.#readFrom === null) await this.#waker.sleep(IDLE_MS);
    return entry ?? null;
  }

  async #readMissed(from: bigint): Promise<void> {
    const batch = await this.ctx.ledger.read(from, this.view.events, REPLAY_BATCH);
    const last = batch.at(-1)?.position ?? this.#openedAt;
    this.#missed = batch.filter((entry) => entry.position <= this.#openedAt && this.view.wants(entry));
    this.#readFrom = batch.length === REPLAY_BATCH && last < this.#openedAt ? last : null;
  }

  #cursorOf(entry: Entry): string {
    return printCursor({ epoch: this.ctx.ledger.head.epoch, position: entry.position });
  }
}

const sessionEnded = () => new AppError("UNAUTHENTICATED", "Your session has ended. Sign in again.");
const tooSlow = () => new AppError("RESUME", "Too many events were waiting: subscribe again with the last cursor.");
const interrupted = () => new AppError("RESUME", "The stream was interrupted: subscribe again with the last cursor.");
