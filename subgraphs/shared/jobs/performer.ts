import { nobody } from "../caller.ts";
import { Context, type Services } from "../context.ts";
import type { Claimed } from "./claim.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { failureOf, Interrupted, JobFailure } from "./failure.ts";
import type { Query } from "./job-table.ts";
import { deadLetters, jobTook, retried } from "./jobs.metrics.ts";
import type { Job, JobsDefinition } from "./jobs.ts";
import { backoffOf, Run, withinTime } from "./run.ts";
import type { Sdk } from "./sdk.ts";
import { type Owned, Steps } from "./steps.ts";
import { surely } from "./surely.ts";

/** Runs claimed jobs, and writes down what became of a try before DBOS ends it. */
export class Performer {
  readonly #jobs: ReadonlyMap<string, Job<never, unknown>>;

  constructor(
    private readonly subgraph: string,
    definition: JobsDefinition<never>,
    private readonly schema: string,
    private readonly sdk: Sdk,
    private readonly query: Query,
    private readonly services: () => Services,
    private readonly dispatcher: () => Dispatcher,
  ) {
    this.#jobs = new Map(definition.jobs.map((job) => [job.name, job]));
  }

  async perform(claimed: Claimed, input: unknown): Promise<void> {
    const job = this.#jobs.get(claimed.name);
    if (!job) throw new JobFailure("UNKNOWN", `There is no job ${claimed.name}.`, { final: true });
    const dispatcher = this.dispatcher();
    const signal = dispatcher.begin(claimed.id);
    try {
      await this.#run(job, claimed, input, signal);
    } finally {
      dispatcher.end(claimed.id, signal);
    }
  }

  async #run(job: Job<never, unknown>, claimed: Claimed, input: unknown, signal: AbortSignal): Promise<void> {
    const { id, owner, attempt, attempts, request } = claimed;
    const query = surely(this.query, signal);
    const steps = new Steps(this.schema, claimed, this.sdk.json, () => this.dispatcher().closing);
    const services = this.services();
    const log = services.log.child({ job: job.name, jobId: id, attempt, causedBy: request });
    const over = new AbortController();
    const run = new Run<never>({
      id,
      attempt,
      ctx: new Context({ ...services, log }, nobody(request ?? id)) as Context<never>,
      signal: AbortSignal.any([signal, over.signal]),
      steps,
      query,
      tell: (done, total) => this.#progress(query, { id, owner }, done, total),
    });
    const of = { subgraph: this.subgraph, job: job.name };
    const took = jobTook.startTimer(of);
    try {
      await withinTime(() => job.run(run, job.input.parse(input)), signal, job.timeoutMs);
      took({ outcome: "done" });
      log.info("a job is done");
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const failure = failureOf(error);
      const again = !failure.final && attempt < attempts;
      const inMs = again ? backoffOf(attempt, claimed.backoffMs) : null;
      if (!(await this.#fail(query, { id, owner }, failure, inMs))) throw new Interrupted();
      const what = { err: failure.cause ?? failure, code: failure.code };
      took({ outcome: "failed" });
      (again ? retried : deadLetters).inc(of);
      if (again) log.warn(what, "a job failed and is tried again");
      else log.error(what, "a job failed for good");
      throw new JobFailure(failure.code, failure.message);
    } finally {
      // Whatever it still does belongs to no run.
      over.abort(new JobFailure("OVER", "This run is over."));
    }
  }

  /** Writes down what became of a try; false when the run was not ours any more. */
  async #fail(query: Query, { id, owner }: Owned, failure: JobFailure, inMs: number | null): Promise<boolean> {
    const rows = await query(
      `update ${this.schema}.job j set code = $3, message = $4, version = version + 1,
         retry_at = clock_timestamp() + $5::float8 * interval '1 ms'
       from ${this.schema}.workflow_status w where j.id = $1 and w.workflow_uuid = j.id and w.owner_xid = $2 returning 1`,
      [id, owner, failure.code, failure.message, inMs],
    );
    return rows.length > 0;
  }

  async #progress(query: Query, { id, owner }: Owned, done: number, total: number): Promise<void> {
    await query(
      `update ${this.schema}.job j set done = $3, total = $4
       from ${this.schema}.workflow_status w where j.id = $1 and w.workflow_uuid = j.id and w.owner_xid = $2`,
      [id, owner, done, total],
    );
  }
}
