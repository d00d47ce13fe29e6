import type { Log } from "../log.ts";
import type { Query } from "./job-table.ts";

const EVERY_MS = 3_600_000;
const AT_ONCE = 1000;

/** Lets go of jobs that were done a week ago or cancelled a month ago; those that failed stay until somebody decides. */
export function cleanUpJobs(schema: string, query: Query, log: Log, everyMs = EVERY_MS): () => void {
  const ofOld = (table: string) =>
    `delete from ${schema}.${table} t using old where t.workflow_uuid = old.workflow_uuid`;
  const letGo = `with old as (
      select w.workflow_uuid from ${schema}.workflow_status w
      where w.completed_at < (extract(epoch from clock_timestamp()
          - case w.status when 'SUCCESS' then interval '7 days' else interval '30 days' end) * 1000)::bigint
        and w.status in ('SUCCESS', 'CANCELLED')
        and not exists (select from ${schema}.job_needs n join ${schema}.workflow_status s on s.workflow_uuid = n.job
          where n.needs = w.workflow_uuid and s.status not in ('SUCCESS', 'CANCELLED'))
      limit ${AT_ONCE} for update skip locked),
    inputs as (${ofOld("workflow_input")}), outputs as (${ofOld("workflow_output")}),
    steps as (${ofOld("operation_outputs")})
    ${ofOld("workflow_status")} returning 1`;
  const clean = async () => {
    while ((await query(letGo)).length === AT_ONCE);
  };
  const timer = setInterval(
    () => void clean().catch((error) => log.warn({ err: error }, "old jobs could not be let go")),
    everyMs,
  );
  timer.unref();
  return () => clearInterval(timer);
}
