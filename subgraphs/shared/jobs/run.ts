import { setTimeout as delay } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import type { Context } from "../context.ts";
import { failureOf, JobFailure } from "./failure.ts";
import type { Query } from "./job-table.ts";
import type { JobRun, StepOptions } from "./jobs.ts";
import type { Recorded, Steps } from "./steps.ts";

const BACKOFF_MS = 1000;
const MOST_BACKOFF_MS = 3_600_000;

/** What a run stands on. */
export interface RunOptions<Settings> {
  readonly id: string;
  readonly attempt: number;
  readonly ctx: Context<Settings>;
  readonly signal: AbortSignal;
  readonly steps: Steps;
  readonly query: Query;
  /** Writes how far it is, while the run is still the one that owns the job. */
  readonly tell: (done: number, total: number) => Promise<void>;
}

/** A job's run: it does what is not recorded, and records what it did. */
export class Run<Settings> implements JobRun<Settings> {
  readonly id: string;
  readonly attempt: number;
  readonly ctx: Context<Settings>;
  readonly signal: AbortSignal;
  #sleeps = 0;

  constructor(private readonly options: RunOptions<Settings>) {
    this.id = options.id;
    this.attempt = options.attempt;
    this.ctx = options.ctx;
    this.signal = options.signal;
  }

  async step<T>(name: string, work: (signal: AbortSignal) => Promise<T>, options: StepOptions = {}): Promise<T> {
    this.#assertGoesOn();
    const { steps, query } = this.options;
    const number = steps.numberOf(name);
    const known = await steps.find(query, number);
    if (known) return given(known) as T;
    const begun = Date.now();
    const became = await this.#tries(name, work, options);
    this.#assertGoesOn();
    const result = await steps.record(query, number, begun, became);
    return "failure" in became ? (given(became) as T) : (result as T);
  }

  async transaction<T>(name: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    this.#assertGoesOn();
    const { steps } = this.options;
    const number = steps.numberOf(name);
    const begun = Date.now();
    return this.ctx.db.transaction(async (tx) => {
      const query: Query = (sql, values) => tx.query(sql, values);
      const known = await steps.hold(query, number);
      if (known) return given(known) as T;
      const result = await work(tx);
      return (await steps.record(query, number, begun, { result })) as T;
    });
  }

  async progress(done: number, total: number): Promise<void> {
    this.#assertGoesOn();
    await this.options.tell(done, total);
  }

  async sleep(milliseconds: number): Promise<void> {
    const until = await this.step(`sleep ${++this.#sleeps}`, async () => Date.now() + milliseconds);
    await this.#pause(until - Date.now());
  }

  async #tries<T>(
    name: string,
    work: (signal: AbortSignal) => Promise<T>,
    { attempts = 1, backoffMs = BACKOFF_MS, timeoutMs }: StepOptions,
  ): Promise<Recorded> {
    for (let attempt = 1; ; attempt++) {
      try {
        return { result: await withinTime(work, this.signal, timeoutMs) };
      } catch (error) {
        this.#assertGoesOn();
        const failure = failureOf(error);
        const what = { err: failure.cause ?? failure, step: name, attempt };
        this.ctx.log.warn(what, "a step of a job failed");
        if (failure.final || attempt >= attempts) return { failure };
        await this.#pause(backoffOf(attempt, backoffMs));
      }
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await delay(milliseconds, undefined, { signal: this.signal }).catch(() => undefined);
    this.#assertGoesOn();
  }

  #assertGoesOn(): void {
    if (this.signal.aborted) throw this.signal.reason;
  }
}

function given(recorded: Recorded): unknown {
  if ("failure" in recorded) throw recorded.failure;
  return recorded.result;
}

/** How long to wait after a failed try: twice as long each time, an hour at most. */
export function backoffOf(attempt: number, backoffMs: number): number {
  return Math.min(MOST_BACKOFF_MS, backoffMs * 2 ** (attempt - 1));
}

/** Work that is let go of when its time is over or it is told to stop; what it still does then is nobody's. */
export async function withinTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  stop: AbortSignal,
  timeoutMs: number | undefined,
): Promise<T> {
  const over = new AbortController();
  const late = () => over.abort(new JobFailure("TIMEOUT", `It took longer than ${timeoutMs} ms.`));
  const timer = timeoutMs === undefined ? undefined : setTimeout(late, timeoutMs);
  const signal = AbortSignal.any([stop, over.signal]);
  const stopped = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(signal), stopped]);
  } finally {
    clearTimeout(timer);
  }
}
