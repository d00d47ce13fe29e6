import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Bus } from "../bus/bus.ts";
import type { Services } from "../context.ts";
import type { Log } from "../log.ts";
import { PATIENCE, SteadyClient } from "../patience.ts";
import { JobTable, type Query } from "./job-table.ts";
import type { Jobs, JobsDefinition } from "./jobs.ts";
import { runJobs } from "./replica.ts";
import { jobsSchemaOf } from "./schema.ts";
import { loadSdk } from "./sdk.ts";
import { Starter } from "./start.ts";

const POOL_SIZE = 5;
const DRAIN_MS = 8_000;
const LOOK_MS = 25;
const ENDED = new Set(["DONE", "FAILED", "CANCELLED"]);

/** What the jobs of a subgraph run on. */
export interface JobsOptions {
  readonly subgraph: string;
  readonly definition: JobsDefinition<never>;
  readonly databaseUrl: string;
  /** Acts as this role: jobs are started then, and nothing runs. */
  readonly actAs?: string;
  readonly bus: Bus;
  readonly log: Log;
  /** How long what runs may finish when it closes. */
  readonly drainMs?: number;
}

/** A subgraph's jobs, open. */
export interface OpenJobs {
  readonly jobs: Jobs;
  /** Runs what there is, once the services stand that jobs work with. */
  begin(services: Services): Promise<void>;
  /** Stops claiming, lets what runs finish for a while, and gives the rest back. */
  close(): Promise<void>;
}

/** Opens the jobs of a subgraph: at once for starting them, and for running them when they begin. */
export function openJobs(options: JobsOptions): OpenJobs {
  const { subgraph, definition, databaseUrl, actAs, bus, log, drainMs = DRAIN_MS } = options;
  const schema = jobsSchemaOf(subgraph);
  const pool = new pg.Pool({
    ...PATIENCE,
    connectionString: databaseUrl,
    max: POOL_SIZE,
    application_name: `casegraph-${schema}`,
    Client: SteadyClient,
    options: `${PATIENCE.options}${actAs ? ` -c role=${actAs}` : ""}`,
  });
  pool.on("error", (error) => log.warn({ err: error }, "a connection of the jobs was lost"));
  const query: Query = async (sql, values) => (await pool.query(sql, values)).rows;
  const sdk = loadSdk();
  const table = new JobTable(schema);
  const client = sdk.DBOSClient.create({
    systemDatabaseUrl: databaseUrl,
    systemDatabasePool: pool as never,
    systemDatabaseSchemaName: schema,
    applicationName: schema,
  });
  const starter = client.then((known) => new Starter(schema, definition, known));
  let stop: (() => Promise<void>) | null = null;

  const causedBy = (request: string): Jobs => ({
    causedBy,
    start: async (tx, job, options) => (await starter).start(tx, job, options, request),
    cancel: (id) => decided(table.cancel(query, { id })),
    retry: (id) => decided(table.retry(query, { id })),
    status: (id) => table.status(query, id),
    async finished(id, withinMs = 10_000) {
      const deadline = performance.now() + withinMs;
      for (;;) {
        const status = await table.status(query, id);
        if (status && ENDED.has(status.state)) return status;
        if (performance.now() > deadline)
          throw new Error(`${id} is ${status?.state ?? "unknown"} after ${withinMs} ms`);
        await delay(LOOK_MS);
      }
    },
  });

  const decided = async (decision: Promise<boolean>) => {
    const done = await decision;
    if (done) bus.wake("jobs");
    return done;
  };

  return {
    jobs: causedBy(""),
    async begin(services) {
      if (actAs) return;
      const on = { subgraph, schema, definition, databaseUrl, pool, query, sdk, table, bus, log, drainMs };
      stop = await runJobs({ ...on, jobs: causedBy("") }, services);
    },
    async close() {
      await stop?.();
      await pool.end();
    },
  };
}
