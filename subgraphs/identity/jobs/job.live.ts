import type { DataSource } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import type { Channel, Member } from "../../shared/live/live-index.ts";
import type { IdentityContext } from "../context.ts";
import { type Standing, StandingWatch } from "./job-counts.ts";

type Counts = Standing["counts"];

/** Of the ledger this stream wants nothing; in the index it hears when its viewer's rights or session end. */
const rightsAlone: Channel = { hears: {}, audience: () => [] };

const watches = new WeakMap<DataSource, StandingWatch>();

function watchOf({ db, log }: IdentityContext): StandingWatch {
  const watch = watches.get(db) ?? new StandingWatch(db, log);
  watches.set(db, watch);
  return watch;
}

/** How jobs stand now, and again whenever that changed: the newest alone, however slow the reader is. */
export class JobsStream implements AsyncIterableIterator<Counts>, Member {
  readonly channel = rightsAlone;
  readonly userId: string;
  readonly #unwatch: () => void;
  #newest: Counts | null = null;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(private readonly ctx: IdentityContext) {
    this.userId = ctx.viewer.id;
    ctx.live.join(this);
    this.#unwatch = watchOf(ctx).watch((counts) => {
      this.#newest = counts;
      this.#ring();
    });
  }

  get waiting(): number {
    return this.#newest ? 1 : 0;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Counts>> {
    while (!this.#ended) {
      this.#assertMayGoOn();
      const value = this.#newest;
      this.#newest = null;
      if (value) return { value, done: false };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<Counts>> {
    this.#end();
    return { value: undefined, done: true };
  }

  topics(): readonly string[] {
    return [];
  }

  hear(): void {}

  /** Whoever waits for the next change looks whether they still may. */
  recheck(): void {
    this.#ring();
  }

  #assertMayGoOn(): void {
    const { visitor } = this.ctx;
    if (visitor?.permissions.has("job:read")) return;
    this.#end();
    if (visitor) throw new AppError("FORBIDDEN", "You may not do this.");
    throw new AppError("UNAUTHENTICATED", "Your session has ended. Sign in again.");
  }

  #end(): void {
    this.#ended = true;
    this.#unwatch();
    this.ctx.live.leave(this);
    this.#ring();
  }

  #ring(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
