import type { EntityManager } from "typeorm";
import type { z } from "zod";
import type { Context } from "../context.ts";

/**
 * Work that is done later, by whichever replica is free, and finished whatever dies meanwhile.
 *
 * A subgraph says its jobs in its definition and starts them with `ctx.jobs.start(tx, job, { id, input })`: in the
 * transaction of the change, so a job exists exactly when the change does. A job is made of steps. What a step returned
 * is recorded, and after a crash, a retry or a deploy the job runs again from its beginning while recorded steps give
 * what they gave. So: whatever has an effect or may answer differently next time (a clock, a random number, the
 * database, another service) stands in a step; between steps there is only arithmetic on their results.
 *
 * A step may begin twice, when its process dies between effect and record: give other services `run.id` and the step's
 * name as their idempotency key. `run.transaction` is the step that cannot: its writes and its record commit together.
 * Inputs and results are JSON and stay in the subgraph's own schema; they hold ids, never a person's own data.
 */
export interface Job<Settings = unknown, Input = unknown> {
  /** Unique in its subgraph, and kept for ever: what waits in the database is found under it. */
  readonly name: string;
  /** One of the definition's queues. */
  readonly queue: string;
  /** What comes in; checked when the job is started and each time it runs. */
  readonly input: z.ZodType<Input>;
  /** How often the whole job is tried before it is a dead letter; a job that waits for its next try takes no place. */
  readonly attempts?: number;
  /** Before the second try; doubled before each further one, an hour at most. */
  readonly backoffMs?: number;
  /** How long one try may take. */
  readonly timeoutMs?: number;
  run(run: JobRun<Settings>, input: Input): Promise<unknown>;
}

/** A job that is started by the clock: once for each time that the cron names, on the wall clock of its zone. */
export interface Schedule {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the job takes is checked by its own shape when it is started
  readonly job: Job<any, any>;
  /** Five fields, or six with seconds in front. */
  readonly cron: string;
  /** An IANA name: Europe/Berlin. */
  readonly timeZone: string;
  readonly input?: unknown;
}

/** What a definition says of its jobs. */
export interface JobsDefinition<Settings = unknown> {
  /** How many of a queue run at once, in all replicas together. */
  readonly queues: Readonly<Record<string, { readonly concurrency: number }>>;
  readonly jobs: readonly Job<Settings, unknown>[];
  readonly schedules?: readonly Schedule[];
}

/** How a step is tried. Its tries take place within one try of the job, and keep its place in the queue. */
export interface StepOptions {
  readonly attempts?: number;
  readonly backoffMs?: number;
  /** For each try. */
  readonly timeoutMs?: number;
}

/** One run of a job. */
export interface JobRun<Settings = unknown> {
  readonly id: string;
  /** Nobody's request, with the correlation id of what started the job. */
  readonly ctx: Context<Settings>;
  /** Which try of the job this is, from one. */
  readonly attempt: number;
  /** Aborted when the job is cancelled, taken over, out of time, or its process stops. */
  readonly signal: AbortSignal;
  /** Does the work once and records what it returned. Names are unique within a run; their order may change. */
  step<T>(name: string, work: (signal: AbortSignal) => Promise<T>, options?: StepOptions): Promise<T>;
  /** A step on the subgraph's own database: what it writes and that it was done commit together. */
  transaction<T>(name: string, work: (tx: EntityManager) => Promise<T>): Promise<T>;
  /** Says how far it is, to whoever watches. */
  progress(done: number, total: number): Promise<void>;
  /** Goes on when the time is over, counted from the first time that it was asked. */
  sleep(milliseconds: number): Promise<void>;
}

/** How a job is started. */
export interface StartOptions<Input> {
  /** Starting the same id again does nothing: `<reaction>:<position>[:<what>]`, or whatever happens once. */
  readonly id: string;
  readonly input: Input;
  /** Jobs that have to be done first. When one of them fails or is cancelled, this one fails and says so. */
  readonly after?: readonly string[];
  /** Not before; from when the jobs that it waits for are done. */
  readonly delayMs?: number;
  /** The lower the sooner, 0 to begin with. */
  readonly priority?: number;
}

/** Where a job stands. */
export type JobState = "WAITING" | "DELAYED" | "QUEUED" | "RUNNING" | "RETRYING" | "DONE" | "FAILED" | "CANCELLED";

/** What is known of a job, without what went in and came out. */
export interface JobStatus {
  readonly id: string;
  /** How the graph and the ledger call it. */
  readonly ref: string;
  readonly name: string;
  readonly queue: string;
  readonly state: JobState;
  /** Rises with every try and decision. */
  readonly version: number;
  readonly attempt: number;
  readonly attempts: number;
  readonly done: number | null;
  readonly total: number | null;
  /** What went wrong last: our own code and words. */
  readonly code: string | null;
  readonly message: string | null;
}

/** A subgraph's jobs, as its services, reactions and jobs use them. */
export interface Jobs {
  /** The same for another request: its correlation id goes along with what is started. */
  causedBy(request: string): Jobs;
  /** Starts a job when the transaction commits, and never when it does not. */
  start<Input>(tx: EntityManager, job: Job<never, Input>, options: StartOptions<Input>): Promise<void>;
  /** Stops it: before it runs, or at its next step. False when it had ended already or there is none. */
  cancel(id: string): Promise<boolean>;
  /** Has a failed or cancelled job go on at the step that failed, with all its tries. False when it did not fail. */
  retry(id: string): Promise<boolean>;
  status(id: string): Promise<JobStatus | null>;
  /** Resolves when it is done, failed for good or cancelled: for tests, and for who may wait. */
  finished(id: string, withinMs?: number): Promise<JobStatus>;
}
