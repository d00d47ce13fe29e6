import type { JobStatus } from "./jobs.ts";

/** Whoever runs SQL: a pool, or the transaction of a reaction. */
export type Query = (sql: string, values?: unknown[]) => Promise<unknown[]>;

const COLUMNS = `key as id, id as ref, name, queue, state, version, attempt, attempts, done::float8 as done,
  total::float8 as total, code, message`;

const NOW_MS = "(extract(epoch from clock_timestamp()) * 1000)::bigint";

/** The statements on a subgraph's jobs that DBOS does not have, or not within a transaction of ours. */
export class JobTable {
  constructor(private readonly schema: string) {}

  async status(query: Query, id: string): Promise<JobStatus | null> {
    const [row] = await query(`select ${COLUMNS} from ${this.schema}.overview where key = $1`, [id]);
    return (row as JobStatus | undefined) ?? null;
  }

  /** Tries again what failed and whose time has come. */
  reviveDue(query: Query): Promise<unknown[]> {
    return this.#revive(query, "j.retry_at <= clock_timestamp() and w.status = 'ERROR'", [], "j.attempt + 1");
  }

  /**
   * A decision that a failed or cancelled job goes on, with all its tries; of this version, where one was seen. Whoever
   * failed because they needed it wait for it again.
   */
  async retry(query: Query, key: { id?: string; ref?: string; version?: number }): Promise<boolean> {
    const ended = `(w.status in ('CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED') or w.status = 'ERROR')
      and ${KEY}`;
    const revived = await this.#revive(query, ended, keyValues(key), "1");
    if (!revived.length) return false;
    await query(
      `with recursive behind (id) as (
         select n.job from ${this.schema}.job_needs n where n.needs = any($1)
         union select n.job from ${this.schema}.job_needs n join behind b on n.needs = b.id),
       again as (update ${this.schema}.job j set waiting = true, code = null, message = null, version = version + 1
         from behind b where j.id = b.id and j.code = 'NEEDED_JOB_FAILED' returning j.id)
       update ${this.schema}.workflow_status w set status = 'DELAYED', completed_at = null, updated_at = ${NOW_MS}
       from again where w.workflow_uuid = again.id`,
      [revived.map((row) => (row as { id: string }).id)],
    );
    return true;
  }

  /** A decision that a job stops, where it has not ended. */
  async cancel(query: Query, key: { id?: string; ref?: string; version?: number }): Promise<boolean> {
    const cancelled = await query(
      `with it as (select j.id from ${this.schema}.job j join ${this.schema}.workflow_status w on w.workflow_uuid = j.id
         where (w.status in ('ENQUEUED', 'DELAYED', 'PENDING') or (w.status = 'ERROR' and j.retry_at is not null))
           and ${KEY} for update of w),
       ours as (update ${this.schema}.job j set retry_at = null, waiting = false, version = version + 1
         from it where j.id = it.id)
       update ${this.schema}.workflow_status w set status = 'CANCELLED', owner_xid = null, started_at_epoch_ms = null,
         completed_at = ${NOW_MS}, updated_at = ${NOW_MS}
       from it where w.workflow_uuid = it.id returning it.id`,
      keyValues(key),
    );
    return cancelled.length > 0;
  }

  /** Lets go whose needs are done, and fails whose need failed or was cancelled. */
  async settleWaiting(query: Query): Promise<void> {
    const needs = `select 1 from ${this.schema}.job_needs n join ${this.schema}.overview o on o.key = n.needs
      where n.job = j.id`;
    const waiting = `select j.id from ${this.schema}.job j
      join ${this.schema}.workflow_status w on w.workflow_uuid = j.id and w.status = 'DELAYED' where j.waiting`;
    await query(
      `with ready as (${waiting} and not exists (${needs} and o.state <> 'DONE') for update of w skip locked),
       ours as (update ${this.schema}.job j set waiting = false from ready r where j.id = r.id returning j.id, j.delay_ms)
       update ${this.schema}.workflow_status w set updated_at = ${NOW_MS},
         status = case when ours.delay_ms > 0 then 'DELAYED' else 'ENQUEUED' end,
         delay_until_epoch_ms = ${NOW_MS} + ours.delay_ms
       from ours where w.workflow_uuid = ours.id`,
    );
    await query(
      `with lost as (${waiting} and exists (${needs} and o.state in ('FAILED', 'CANCELLED')) for update of w skip locked),
       ours as (update ${this.schema}.job j set waiting = false, version = version + 1, code = 'NEEDED_JOB_FAILED',
         message = (select 'It needs ' || o.name || ' ' || o.key || ', which ' ||
             case o.state when 'FAILED' then 'failed.' else 'was cancelled.' end
           from ${this.schema}.job_needs n join ${this.schema}.overview o on o.key = n.needs
           where n.job = j.id and o.state in ('FAILED', 'CANCELLED') order by o.key limit 1)
         from lost l where j.id = l.id returning j.id)
       update ${this.schema}.workflow_status w set status = 'ERROR', completed_at = ${NOW_MS}, updated_at = ${NOW_MS}
       from ours where w.workflow_uuid = ours.id`,
    );
  }

  /** Queued again under the same id: steps that are recorded stay, those that failed have another chance. */
  #revive(query: Query, which: string, values: unknown[], attempt: string): Promise<unknown[]> {
    return query(
      `with it as (select j.id, j.queue, ${UNMET(this.schema)} as unmet
         from ${this.schema}.job j join ${this.schema}.workflow_status w on w.workflow_uuid = j.id
         where ${which} order by j.retry_at limit 500 for update of w skip locked),
       failed as (delete from ${this.schema}.operation_outputs o using it where o.workflow_uuid = it.id and o.error is not null),
       ended as (delete from ${this.schema}.workflow_output o using it where o.workflow_uuid = it.id),
       ours as (update ${this.schema}.job j set attempt = ${attempt}, retry_at = null, waiting = it.unmet, code = null,
         message = null, version = version + 1 from it where j.id = it.id)
       update ${this.schema}.workflow_status w set status = case when it.unmet then 'DELAYED' else 'ENQUEUED' end,
         owner_xid = null, queue_name = it.queue, recovery_attempts = 0, workflow_deadline_epoch_ms = null,
         started_at_epoch_ms = null, completed_at = null, updated_at = ${NOW_MS}
       from it where w.workflow_uuid = it.id returning it.id`,
      values,
    );
  }
}

const KEY = `(j.id = $1 or j.ref = $2::uuid) and ($3::int is null or j.version = $3)`;

const keyValues = ({ id, ref, version }: { id?: string; ref?: string; version?: number }) => [
  id ?? null,
  ref ?? null,
  version ?? null,
];

const UNMET = (schema: string) => `exists (select from ${schema}.job_needs n join ${schema}.workflow_status s
  on s.workflow_uuid = n.needs where n.job = j.id and s.status <> 'SUCCESS')`;
