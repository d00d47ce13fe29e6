import { randomUUIDv7 } from "node:crypto";
import type { PoolClient } from "pg";
import type { EntityManager } from "typeorm";
import type { Job, JobsDefinition, StartOptions } from "./jobs.ts";
import type { Sdk } from "./sdk.ts";

/** Deploys go on with what was begun: steps are known by their names, so a version is nothing to wait for. */
export const APPLICATION_VERSION = "1";

const ATTEMPTS = 3;
const BACKOFF_MS = 1000;
/** What waits for others has no time of its own yet. */
const LATER_SECONDS = 100 * 365 * 24 * 3600;

type Client = Awaited<ReturnType<Sdk["DBOSClient"]["create"]>>;

/** Writes jobs into the transactions of their callers. */
export class Starter {
  constructor(
    private readonly schema: string,
    private readonly definition: JobsDefinition<never>,
    private readonly client: Client,
  ) {}

  async start<Input>(
    tx: EntityManager,
    job: Job<never, Input>,
    { id, input, after = [], delayMs = 0, priority = 0 }: StartOptions<Input>,
    request: string,
  ): Promise<void> {
    if (!this.definition.jobs.some(({ name }) => name === job.name))
      throw new Error(`${job.name} is not a job of this subgraph`);
    const { queryRunner } = tx;
    if (!queryRunner?.isTransactionActive) throw new Error("A job is started in a transaction");
    const waiting = after.length > 0;
    const options = {
      queueName: job.queue,
      workflowName: job.name,
      workflowID: id,
      appVersion: APPLICATION_VERSION,
      priority,
      delaySeconds: waiting ? LATER_SECONDS : delayMs / 1000,
    };
    const connection: PoolClient = await queryRunner.connect();
    await this.client.enqueueInTransaction(connection as never, options, job.input.parse(input));
    const { attempts = ATTEMPTS, backoffMs = BACKOFF_MS } = job;
    const values = [id, randomUUIDv7(), job.name, job.queue, request || null, attempts, backoffMs, waiting, delayMs];
    await tx.query(
      `insert into ${this.schema}.job (id, ref, name, queue, request, attempts, backoff_ms, waiting, delay_ms)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      values,
    );
    if (waiting)
      await tx.query(
        `insert into ${this.schema}.job_needs (job, needs) select $1, unnest($2::text[]) on conflict do nothing`,
        [id, after],
      );
    queryRunner.data = { ...queryRunner.data, started: true };
  }
}
