import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type pg from "pg";
import type { Bus } from "../bus/bus.ts";
import type { Services } from "../context.ts";
import type { Log } from "../log.ts";
import type { Claimed } from "./claim.ts";
import { cleanUpJobs } from "./clean-up.ts";
import { Dispatcher } from "./dispatcher.ts";
import { Engine } from "./engine.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { JobTable, Query } from "./job-table.ts";
import { takenOver, watchJobs } from "./jobs.metrics.ts";
import type { Jobs, JobsDefinition } from "./jobs.ts";
import { Performer } from "./performer.ts";
import { Schedules } from "./schedules.ts";
import type { Sdk } from "./sdk.ts";

/** What a replica runs on. */
export interface ReplicaOptions {
  readonly subgraph: string;
  readonly schema: string;
  readonly definition: JobsDefinition<never>;
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  readonly query: Query;
  readonly sdk: Sdk;
  readonly table: JobTable;
  readonly bus: Bus;
  readonly log: Log;
  /** How long what runs may finish when it closes. */
  readonly drainMs: number;
  /** Starts what the clock starts. */
  readonly jobs: Jobs;
}

/** Runs a subgraph's jobs in this process until the returned function is called, which gives back what it did not finish. */
export async function runJobs(options: ReplicaOptions, services: Services): Promise<() => Promise<void>> {
  const { subgraph, schema, definition, databaseUrl, pool, query, sdk, table, bus, log, drainMs, jobs } = options;
  const schedules = new Schedules(definition, schema, services.db, jobs, log);
  const executor = `${subgraph}-${hostname()}-${randomUUID()}`;
  let dispatcher: Dispatcher;
  const performer = new Performer(
    subgraph,
    definition,
    schema,
    sdk,
    query,
    () => services,
    () => dispatcher,
  );
  const perform = (job: Claimed, input: unknown) => performer.perform(job, input);
  const engine = await Engine.launch(sdk, { schema, executor, pool, databaseUrl, definition, log, perform });
  dispatcher = new Dispatcher(engine, schema, definition, table, query, log);
  const takeOver = async (dead: string) => {
    await engine.handBack(dead);
    takenOver.inc({ subgraph });
    bus.wake("jobs");
  };
  const heartbeat = new Heartbeat({ schema, executor, databaseUrl, log, takeOver });
  await heartbeat.start();
  await schedules.start();
  dispatcher.start();
  const quiet = [
    bus.on("jobs", () => dispatcher.wake()),
    watchJobs(subgraph, schema, query),
    cleanUpJobs(schema, query, log),
  ];
  return async () => {
    for (const end of quiet) end();
    await schedules.close();
    await dispatcher.close();
    await engine.drained(drainMs);
    await engine.handBack(executor);
    dispatcher.interrupt();
    await heartbeat.close();
    await engine.close();
    bus.wake("jobs");
  };
}
