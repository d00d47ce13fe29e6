import { randomBytes, randomUUID } from "node:crypto";
import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from "typeorm";
import { inject } from "vitest";
import { z } from "zod";
import { urlAs } from "../../standalone/backend.ts";
import { STORAGES } from "../../standalone/subgraphs.ts";
import { openBus } from "../../subgraphs/shared/bus/bus.ts";
import type { Services } from "../../subgraphs/shared/context.ts";
import { createDataSource } from "../../subgraphs/shared/database.ts";
import { roleOf } from "../../subgraphs/shared/database-role.ts";
import type { Storage } from "../../subgraphs/shared/definition.ts";
import type { Job, JobRun, Jobs, JobsDefinition, Schedule, StartOptions } from "../../subgraphs/shared/jobs/jobs.ts";
import { type OpenJobs, openJobs } from "../../subgraphs/shared/jobs/open-jobs.ts";
import { createLog } from "../../subgraphs/shared/log.ts";
import { createRoles, migrateUp } from "../../subgraphs/shared/migrations.ts";
import { REACTION_CURSORS } from "../../subgraphs/shared/reactions/reactions.ts";
import type { TestBackend } from "./backend.ts";

class CreateLab1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${REACTION_CURSORS}; create table effects (n int generated always as identity, what text)`);
  }

  async down(): Promise<void> {}
}

/** A job of a test: it gets a number, and fails at once unless the test says otherwise. */
export function jobOf(
  work: (run: JobRun, n: number) => Promise<unknown>,
  more: Partial<Job<unknown, number>> = {},
): Job<unknown, number> {
  return { name: "work", queue: "main", input: z.int(), attempts: 1, backoffMs: 10, run: work, ...more };
}

/** A definition with one job and its queue. */
export function definitionOf(
  job: Job<unknown, number>,
  concurrency = 10,
  schedules: readonly Schedule[] = [],
): JobsDefinition {
  return { queues: { main: { concurrency } }, jobs: [job], schedules };
}

/** One replica of the lab: its database, its jobs. */
export interface LabReplica {
  readonly db: DataSource;
  readonly jobs: Jobs;
  readonly services: Services;
  /** Starts a job in a transaction of its own. */
  start<Input>(job: Job<never, Input>, options: StartOptions<Input>): Promise<void>;
  close(): Promise<void>;
}

/** A subgraph of a test, with jobs of the test's own; it may run in several replicas at once. */
export class JobLab {
  readonly name = `lab_${randomBytes(5).toString("hex")}`;
  readonly schema = `jobs_${this.name}`;
  readonly #password = randomBytes(12).toString("hex");
  readonly #open: LabReplica[] = [];

  constructor(private readonly test: TestBackend) {}

  /** The database as the lab's role. */
  get url(): string {
    return urlAs(this.test.ownerUrl, roleOf(this.name), this.#password);
  }

  async prepare(jobs: JobsDefinition<never> = { queues: {}, jobs: [] }): Promise<this> {
    const storages = [...STORAGES, this.#storage(jobs)];
    const { passwords } = inject("postgres").secrets;
    await migrateUp(this.test.ownerUrl, storages);
    await createRoles(this.test.ownerUrl, storages, { ...passwords, [this.name]: this.#password });
    return this;
  }

  /** Opens a replica that runs these jobs, or only starts them. */
  async open(jobs: JobsDefinition<never>, { runs = true, drainMs = 8000 } = {}): Promise<LabReplica> {
    const log = createLog("lab", process.env.LAB_LOG ?? "silent");
    const bus = openBus({ log });
    const db = await createDataSource(this.#storage(jobs), { url: this.url, poolSize: 5, bus }).initialize();
    const opened: OpenJobs = openJobs({
      subgraph: this.name,
      definition: jobs,
      databaseUrl: this.url,
      bus,
      log,
      drainMs,
    });
    const services: Services = { ...this.test.backend.cases.services, db, jobs: opened.jobs, log };
    if (runs)
      await opened.begin(services).catch(async (error) => {
        await opened.close();
        await db.destroy();
        throw error;
      });
    let closed: Promise<void> | null = null;
    const replica: LabReplica = {
      db,
      jobs: opened.jobs,
      services,
      start: (job, options) => db.transaction((tx: EntityManager) => opened.jobs.start(tx, job, options)),
      close: () => {
        closed ??= opened.close().then(async () => {
          await db.destroy();
          await bus.close();
        });
        return closed;
      },
    };
    this.#open.push(replica);
    return replica;
  }

  /** Opens a replica that runs a job, and starts it as often as it is asked. */
  async running(job: Job<unknown, number>, concurrency?: number) {
    const replica = await this.open(definitionOf(job, concurrency));
    const start = async (more: Partial<StartOptions<number>> = {}, id: string = randomUUID()) => {
      await replica.start(job, { id, input: 1, ...more });
      return id;
    };
    return { ...replica, start };
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((replica) => replica.close()));
  }

  #storage(jobs: JobsDefinition<never>): Storage {
    return { name: this.name, entities: [], migrations: [CreateLab1764000000000], jobs };
  }
}
