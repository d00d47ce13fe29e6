import type { Context } from "../context.ts";
import { AppError, appErrorOf } from "../errors.ts";
import { gap, positionIn, printCursor } from "../ledger/cursor.ts";
import type { Entry } from "../ledger/events.ts";
import { Backlog } from "./backlog.ts";
import { countTooSlow } from "./live.metrics.ts";
import type { Channel, Member } from "./live-index.ts";
import { Missed } from "./missed.ts";

/** Whoever was away for longer reads again: a replay is not a way to keep the database busy. */
const MOST_REPLAYED = 10_000n;

/** What a subscription makes of the ledger. */
export interface LiveView<T> {
  readonly channel: Channel;
  /** What this viewer hears of, by the rights of the moment in which it is asked: when the stream opens, and when rights change. */
  readonly topics: () => readonly string[];
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
class LiveStream<T> implements AsyncIterableIterator<T>, Member {
  readonly channel: Channel;
  readonly userId: string;
  readonly #epoch: number;
  /** What was heard since the stream opened. */
  readonly #heard = new Backlog();
  #missed: Missed | null;
  #wake: (() => void) | null = null;
  #ended = false;
  #fault: AppError | null = null;

  constructor(
    private readonly ctx: Context<unknown>,
    from: bigint | null,
    private readonly view: LiveView<T>,
  ) {
    const { epoch, position } = ctx.ledger.head;
    this.channel = view.channel;
    this.userId = ctx.viewer.id;
    this.#epoch = epoch;
    this.#missed = from === null ? null : new Missed(ctx.ledger, view.channel.hears, from, position);
    ctx.live.join(this);
  }

  get waiting(): number {
    return this.#heard.length;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<T>> {
    try {
      while (!this.#ended) {
        this.#assertGoesOn();
        const entry = await this.#take();
        if (!entry) continue;
        const shown = await this.view.show(entry, printCursor({ epoch: this.#epoch, position: entry.position }));
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

  topics(): readonly string[] {
    return this.ctx.visitor ? this.view.topics() : [];
  }

  hear(entry: Entry): void {
    if (!this.#fault && !this.#heard.push(entry)) {
      countTooSlow("subgraph");
      this.#tell("a reader was too slow: its stream ends with RESUME");
      this.#fail(tooSlow());
    }
    this.#ring();
  }

  recheck(): void {
    if (!this.ctx.visitor) this.#fail(sessionEnded());
    else if (this.ctx.ledger.head.epoch !== this.#epoch) this.#fail(gap());
  }

  /** Rights are asked at every event: an ended session or a lost role shows here. */
  #assertGoesOn(): void {
    this.recheck();
    if (this.#fault) throw this.#fault;
  }

  #tell(message: string): void {
    this.ctx.log.info({ requestId: this.ctx.caller.requestId }, message);
  }

  /** What waits is of no use to whoever has to come back with a cursor. */
  #fail(fault: AppError): void {
    this.#fault ??= fault;
    this.#heard.clear();
    this.#ring();
  }

  #end(): void {
    this.#ended = true;
    this.#heard.clear();
    this.ctx.live.leave(this);
    this.#ring();
  }

  async #take(): Promise<Entry | null> {
    if (this.#missed) {
      const entry = await this.#missed.next();
      if (!entry) this.#missed = null;
      return entry && this.#concerns(entry) ? entry : null;
    }
    const entry = this.#heard.shift();
    if (!entry) await this.#silence();
    return entry ?? null;
  }

  /** The index asks this of what happens now; of what was missed it is asked here. */
  #concerns(entry: Entry): boolean {
    const topics = this.topics();
    return this.channel.audience(entry).some((topic) => topics.includes(topic));
  }

  #silence(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #ring(): void {
    this.#wake?.();
    this.#wake = null;
  }
}

const sessionEnded = () => new AppError("UNAUTHENTICATED", "Your session has ended. Sign in again.");
const tooSlow = () => new AppError("RESUME", "Too many events were waiting: subscribe again with the last cursor.");
const interrupted = () => new AppError("RESUME", "The stream was interrupted: subscribe again with the last cursor.");
