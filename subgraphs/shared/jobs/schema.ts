import { createRequire } from "node:module";
import type pg from "pg";
import type { Storage } from "../definition.ts";
import { CreateJobs1764100000001 } from "./1764100000001-create-jobs.ts";

const require = createRequire(import.meta.url);

/** Where the jobs of a subgraph are kept: no other subgraph's role reads it. */
export const jobsSchemaOf = (subgraph: string): string => `jobs_${subgraph}`;

/** The schema of a subgraph's jobs, which is DBOS's before it is ours. */
export interface JobStorage extends Storage {
  prepare(owner: pg.Client): Promise<void>;
}

/** What is kept of a subgraph's jobs: nothing, when it has none. */
export function jobStorageOf({ name: subgraph, jobs }: Storage): JobStorage[] {
  if (!jobs) return [];
  const name = jobsSchemaOf(subgraph);
  return [{ name, entities: [], migrations: [CreateJobs1764100000001], prepare: (owner) => migrateDbos(owner, name) }];
}

/** Makes or brings up to date what DBOS keeps in a schema. Its own steps are idempotent and know how far they came. */
async function migrateDbos(owner: pg.Client, schema: string): Promise<void> {
  const internal = "@dbos-inc/dbos-sdk/internal/sysdb_migrations";
  const { runSysMigrationsPg } = require(`${internal}/migration_runner`);
  const { allMigrations } = require(`${internal}/internal/migrations`);
  const all = allMigrations(schema, { useListenNotify: false });
  await runSysMigrationsPg(owner, all, schema, { onWarn: () => undefined });
}

/** What the role of a subgraph may do in the schema of its jobs. */
export function jobGrants(role: string, subgraph: string): string {
  const schema = jobsSchemaOf(subgraph);
  return `
    grant usage on schema ${schema} to ${role};
    grant select, insert, update, delete on all tables in schema ${schema} to ${role};
    grant usage on all sequences in schema ${schema} to ${role};
    grant execute on all functions in schema ${schema} to ${role};
    revoke insert, update, delete on ${schema}.dbos_migrations, ${schema}.migrations from ${role};
  `;
}

const JOB = `id, key, name, queue, request, version, attempt, attempts, done, total, code, message, state, created_at,
  started_at, ended_at, next_at, after, status`;
const SCHEDULE = "name, job, cron, time_zone, next_at, last_at, last_job";

/** Every subgraph's jobs in one place, for who audits: how they stand, and nothing of what went in or came out. */
export function jobViews(subgraphs: readonly string[]): string {
  const all = (columns: string, table: string) =>
    subgraphs.map((name) => `select '${name}'::text as subgraph, ${columns} from ${jobsSchemaOf(name)}.${table}`);
  return `
    create schema if not exists jobs;
    create or replace view jobs.job as ${all(JOB, "overview").join(" union all ") || NO_JOBS};
    create or replace view jobs.schedule as ${all(SCHEDULE, "schedule").join(" union all ") || NO_SCHEDULES};
  `;
}

const NO_JOBS = `select ''::text as subgraph, null::uuid as id, ''::text as key, ''::text as name, ''::text as queue,
  ''::text as request, 0 as version, 0 as attempt, 0 as attempts, 0::bigint as done, 0::bigint as total, ''::text as code,
  ''::text as message, ''::text as state, now()::timestamptz(3) as created_at, now() as started_at, now() as ended_at,
  now() as next_at, '{}'::text[] as after, ''::text as status where false`;
const NO_SCHEDULES = `select ''::text as subgraph, ''::text as name, ''::text as job, ''::text as cron,
  ''::text as time_zone, now()::timestamptz(3) as next_at, now()::timestamptz(3) as last_at, ''::text as last_job
  where false`;

/** Who audits reads every subgraph's jobs; a decision on one counts from a role that may. */
export function jobAuditGrants(role: string, audits: boolean): string {
  return audits ? `grant usage on schema jobs to ${role}; grant select on jobs.job, jobs.schedule to ${role};` : "";
}
