import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Log } from "../log.ts";
import { type Claimed, claim } from "./claim.ts";
import type { JobsDefinition } from "./jobs.ts";
import type { Sdk } from "./sdk.ts";
import { APPLICATION_VERSION } from "./start.ts";

/** What an engine stands on. */
export interface EngineOptions {
  readonly schema: string;
  readonly executor: string;
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  readonly definition: JobsDefinition<never>;
  readonly log: Log;
  /** Runs a job that was claimed. */
  readonly perform: (job: Claimed, input: unknown) => Promise<void>;
}

/**
 * DBOS as we use it: it owns a claimed job, records its steps, and gives jobs of the dead back to the queues. When a
 * queue is looked at is decided by the dispatcher: DBOS itself would ask for each queue twenty times a second.
 */
export class Engine {
  readonly #claimed = new Map<string, Claimed>();

  private constructor(
    readonly sdk: Sdk,
    private readonly options: EngineOptions,
  ) {}

  static async launch(sdk: Sdk, options: EngineOptions): Promise<Engine> {
    const { schema, executor, pool, databaseUrl, definition, log } = options;
    const engine = new Engine(sdk, options);
    sdk.DBOS.setConfig({
      name: schema,
      systemDatabaseUrl: databaseUrl,
      systemDatabasePool: pool as never,
      systemDatabaseSchemaName: schema,
      runMigrations: false,
      useListenNotify: false,
      executorID: executor,
      applicationVersion: APPLICATION_VERSION,
      listenQueues: [],
      // It has no schedules: ours know about daylight-saving time.
      schedulerPollingIntervalMs: 3_600_000,
      logger: quiet(log),
    });
    for (const { name } of definition.jobs)
      sdk.DBOS.registerWorkflow((input: unknown) => engine.#run(name, input), { name, maxRecoveryAttempts: 10 });
    await sdk.DBOS.launch();
    return engine;
  }

  /** Claims what a queue has room for and lets it run; calls back as each ends. */
  async claim(queue: string, concurrency: number, ended: () => void): Promise<void> {
    const { schema, pool, executor, definition } = this.options;
    const names = definition.jobs.map(({ name }) => name);
    for (const job of await claim(pool, { schema, queue, concurrency, executor, owner: randomUUID(), names })) {
      this.#claimed.set(job.id, job);
      // One that cannot even begin (its process died too often) is no reason to leave the others lying.
      await this.#begin(queue, job, ended).catch((error) => {
        this.#claimed.delete(job.id);
        this.options.log.error({ err: error, job: job.name, jobId: job.id }, "a job could not begin");
      });
    }
  }

  async #begin(queue: string, claimed: Claimed, ended: () => void): Promise<void> {
    const { id, name, owner, inputs, serialization, recoveries } = claimed;
    const executor = this.sdk.executor();
    const status = {
      ...{ workflowUUID: id, workflowName: name, workflowClassName: "", workflowConfigName: "", queueName: queue },
      ...{ status: "PENDING", input: inputs, serialization, recoveryAttempts: recoveries, authenticatedRoles: [] },
    };
    await executor.executeDequeuedWorkflow(status as never, owner);
    void executor.systemDatabase.runningWorkflowMap.get(id)?.at(-1)?.promise.then(ended, ended);
  }

  /** Runs what was claimed; called within DBOS's workflow. */
  async #run(name: string, input: unknown): Promise<void> {
    const { workflowId = "", ownerXid } = this.sdk.context.getCurrentContextStore() ?? {};
    const claimed = this.#claimed.get(workflowId);
    this.#claimed.delete(workflowId);
    if (claimed?.owner !== ownerXid) throw new Error(`${name} runs without a claim`);
    await this.options.perform(claimed as Claimed, input);
  }

  /** Puts back what an executor had begun, for others; what it still does then is not recorded. */
  async handBack(executor: string): Promise<void> {
    await this.sdk.executor().recoverPendingWorkflows([executor]);
  }

  /** Resolves when nothing runs any more, or when the time is over. */
  async drained(withinMs: number): Promise<void> {
    await this.sdk.executor().awaitRunningWorkflows(withinMs);
  }

  async close(): Promise<void> {
    await this.sdk.DBOS.shutdown();
  }
}

/** What went wrong with a job is said by us; of DBOS's own lines only warnings matter. */
function quiet(log: Log) {
  const silent = () => undefined;
  return {
    info: silent,
    debug: silent,
    warn: (said: unknown) => log.debug({ said: String(said) }, "DBOS"),
    error: (said: unknown) => log.debug({ said: String(said) }, "DBOS"),
  };
}
