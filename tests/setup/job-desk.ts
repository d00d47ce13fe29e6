import { afterEach, beforeAll } from "vitest";
import { jobDecisions } from "../../subgraphs/shared/jobs/job-decisions.ts";
import type { Job } from "../../subgraphs/shared/jobs/jobs.ts";
import { Reactor } from "../../subgraphs/shared/reactions/reactions.ts";
import type { Person, TestBackend } from "./backend.ts";
import { JobLab, jobOf } from "./job-lab.ts";

const FIELDS = `id version subgraph key name queue state attempt attempts progress { done total } code message causedBy needs
  createdAt startedAt endedAt nextAt decision { kind by { id } } allowedActions`;

/** What operators say to the graph about jobs. */
export const LIST = `query($first: Int, $after: String, $filter: JobFilter) { jobs(first: $first, after: $after, filter: $filter) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { ${FIELDS} } } } }`;
export const ONE = `query($id: ID!) { job(id: $id) { ${FIELDS} } }`;
export const COUNTS = "{ jobCounts { waiting delayed queued running retrying failed } }";
export const SCHEDULES = "{ jobSchedules { subgraph name job cron timeZone nextAt lastAt lastState } }";
export const RETRY =
  "mutation($input: DecideJob!) { retryJob(input: $input) { id decision { kind by { id } } allowedActions } }";
export const CANCEL = "mutation($input: DecideJob!) { cancelJob(input: $input) { id decision { kind by { id } } } }";
export const WATCH = "subscription { jobsChanged { queued running failed } }";

/** A subgraph with jobs whose replica carries out what operators decide, and a way to see its jobs as one of them. */
export class JobDesk {
  readonly lab: JobLab;
  /** Whether `failed` fails. */
  broken = true;
  readonly fragile = jobOf(async () => {
    if (this.broken) throw new Error("secret: somebody@example.org");
  });
  #reactor: Reactor | null = null;

  constructor(private readonly test: TestBackend) {
    this.lab = new JobLab(test);
    beforeAll(() => this.lab.prepare());
    afterEach(() => this.#clear());
  }

  /** The jobs of this desk that somebody sees; at a full minute others have some too. */
  async list(who: Person, filter: object = {}) {
    const { data } = await this.test.ask("identity", who, LIST, { filter: { subgraph: this.lab.name, ...filter } });
    return data.jobs.edges.map(({ node }: { node: object }) => node);
  }

  /** A replica that runs this job and carries out decisions about it. */
  async running(job: Job<unknown, number>) {
    const replica = await this.lab.running(job);
    this.#reactor = new Reactor([jobDecisions(this.lab.name)], replica.services);
    return replica;
  }

  /** A job that failed for good, as an operator sees it. */
  async failed() {
    this.broken = true;
    const replica = await this.running(this.fragile);
    const key = await replica.start();
    const { ref: id, version } = await replica.jobs.finished(key);
    return { ...replica, key, id, version };
  }

  /** Resolves when what was decided has been carried out. */
  async acted(): Promise<void> {
    await this.test.backend.settled();
    await this.#reactor?.reached(this.test.backend.cases.services.ledger.head.position);
  }

  /** From now on nobody hears of decisions. */
  async deafen(): Promise<void> {
    await this.#reactor?.close();
    this.#reactor = null;
  }

  async #clear(): Promise<void> {
    await this.deafen();
    await this.lab.close();
    await this.test.owner.query(`delete from ${this.lab.schema}.workflow_status`);
  }
}
