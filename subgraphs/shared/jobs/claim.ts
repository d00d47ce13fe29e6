import pg from "pg";
import { APPLICATION_VERSION } from "./start.ts";

/** The first half of an advisory lock's key: who claims from a queue takes turns, or two would fill the same place. */
const CLAIMING = 4_242_006;
const NOW_MS = "(extract(epoch from clock_timestamp()) * 1000)::bigint";
const text = pg.escapeLiteral;

/** Who claims from which queue, which runs so many at once. */
export interface Claim {
  readonly schema: string;
  readonly queue: string;
  readonly concurrency: number;
  readonly executor: string;
  readonly owner: string;
  /** The jobs that this code knows: while a deploy is under way, those of newer code are left to it. */
  readonly names: readonly string[];
}

/** What is recorded of a step, as it is kept. */
export interface StepRow {
  readonly number: number;
  readonly output: string | null;
  readonly error: string | null;
}

/** A job that is ours now, with all that its run needs to know. */
export interface Claimed {
  readonly id: string;
  readonly owner: string;
  /** On our clock, when it was not ours yet. */
  readonly asked: number;
  readonly name: string;
  readonly inputs: string | null;
  readonly serialization: string | null;
  readonly recoveries: number;
  readonly attempt: number;
  readonly attempts: number;
  readonly backoffMs: number;
  readonly request: string | null;
  readonly steps: readonly StepRow[];
}

/**
 * Marks as running what a queue has room for, and reads what its runs need, the next one first. DBOS takes seven round
 * trips for it; this takes one: two statements in one message are one transaction, and the second sees what was committed
 * before its turn.
 */
export async function claim(
  pool: pg.Pool,
  { schema, queue, concurrency, executor, owner, names }: Claim,
): Promise<Claimed[]> {
  if (!names.length) return [];
  const asked = performance.now();
  const version = text(APPLICATION_VERSION);
  const results = await pool.query(
    `select pg_advisory_xact_lock(${CLAIMING}, hashtext(${text(`${schema} ${queue}`)}));
     with room as (select greatest(0, ${Number(concurrency)} - count(*)) as n from ${schema}.workflow_status
         where queue_name = ${text(queue)} and status = 'PENDING'),
       next as (select workflow_uuid from ${schema}.workflow_status
         where queue_name = ${text(queue)} and status = 'ENQUEUED'
           and name in (${names.map(text).join(", ")}) and (application_version = ${version} or application_version is null)
         order by priority, created_at limit (select n from room) for update skip locked),
       ours as (update ${schema}.workflow_status w
         set status = 'PENDING', owner_xid = ${text(owner)}, executor_id = ${text(executor)},
           application_version = ${version}, application_name = coalesce(w.application_name, ${text(schema)}),
           started_at_epoch_ms = ${NOW_MS}, updated_at = ${NOW_MS}, recovery_attempts = recovery_attempts + 1
         from next where w.workflow_uuid = next.workflow_uuid returning w.*)
     select o.workflow_uuid as id, o.name, i.inputs, o.serialization, o.recovery_attempts::int as recoveries,
       coalesce(j.attempt, 1) as attempt, coalesce(j.attempts, 1) as attempts, coalesce(j.backoff_ms, 0) as "backoffMs",
       j.request, (select coalesce(json_agg(json_build_object('number', s.function_id, 'output', s.output, 'error', s.error)), '[]')
         from ${schema}.operation_outputs s where s.workflow_uuid = o.workflow_uuid) as steps
     from ours o
     left join ${schema}.job j on j.id = o.workflow_uuid
     left join ${schema}.workflow_input i on i.workflow_uuid = o.workflow_uuid
     order by o.priority, o.created_at`,
  );
  const [, { rows }] = results as unknown as [unknown, { rows: Omit<Claimed, "owner" | "asked">[] }];
  return rows.map((row) => ({ ...row, owner, asked }));
}
