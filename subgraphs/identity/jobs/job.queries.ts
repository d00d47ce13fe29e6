import type { EntityManager } from "typeorm";
import { statusesOf } from "../../shared/jobs/job-states.ts";
import { type Page, pageOf } from "../../shared/page.ts";
import type { IdentityContext } from "../context.ts";
import { conditions, cursorOf, idIn } from "../id-page.ts";
import type { JobFilter, JobsArgs } from "./job.inputs.ts";
import type { Job, JobDecision, JobSchedule } from "./job.types.ts";

/** A decision counts for the version that the operator saw, so one on an earlier version is history. */
const JOB = `select j.id, j.version, j.subgraph, j.key, j.name, j.queue, j.state, j.attempt, j.attempts, j.code, j.message,
    j.request as "causedBy", j.after as needs, j.created_at as "createdAt", j.started_at as "startedAt",
    j.ended_at as "endedAt", j.next_at as "nextAt", decided.decision,
    case when j.total is not null then jsonb_build_object('done', j.done, 'total', j.total) end as progress
  from jobs.job j
  left join lateral (
    select jsonb_build_object('at', at, 'byId', actor,
      'kind', case event when 'job.retryAsked' then 'RETRY' else 'CANCEL' end) as decision
    from ledger.own_record
    where about = j.id and event in ('job.retryAsked', 'job.cancelAsked') and (facts->>'jobVersion')::int = j.version
    limit 1) decided on j.state <> 'DONE'`;

/** Every subgraph's jobs, the newest first. */
export async function jobs(ctx: IdentityContext, { filter, first, after }: JobsArgs): Promise<Page<Job>> {
  const { text, values } = conditionsOf(filter ?? {});
  const n = values.length;
  const rows: Job[] = await ctx.db.query(
    `${JOB} where ${text} and ($${n + 1}::uuid is null or j.id < $${n + 1}) order by j.id desc limit $${n + 2}`,
    [...values, after ? idIn(after) : null, first + 1],
  );
  return pageOf(
    rows.map(withDates),
    first,
    cursorOf,
    async () => (await ctx.db.query(`select count(*)::int from jobs.job j where ${text}`, values))[0].count,
  );
}

export async function jobById({ manager }: { manager: EntityManager }, id: string): Promise<Job | null> {
  const [row] = await manager.query(`${JOB} where j.id = $1`, [id]);
  return row ? withDates(row) : null;
}

/** Who decided on a version of a job, whether or not it was acted on meanwhile. */
export async function decisionOn(tx: EntityManager, id: string, version: number): Promise<JobDecision | null> {
  const [decision] = await tx.query(
    `select at, actor as "byId", case event when 'job.retryAsked' then 'RETRY' else 'CANCEL' end as kind
     from ledger.own_record
     where about = $1 and event in ('job.retryAsked', 'job.cancelAsked') and (facts->>'jobVersion')::int = $2 limit 1`,
    [id, version],
  );
  return decision ?? null;
}

/** What the clock starts, the next one first. */
export function jobSchedules(ctx: IdentityContext): Promise<JobSchedule[]> {
  return ctx.db.query(
    `select s.subgraph, s.name, s.job, s.cron, s.time_zone as "timeZone", s.next_at as "nextAt", s.last_at as "lastAt",
       (select j.state from jobs.job j where j.subgraph = s.subgraph and j.key = s.last_job) as "lastState"
     from jobs.schedule s order by s.next_at, s.subgraph, s.name`,
  );
}

/** JSON has no dates. */
function withDates(row: Job): Job {
  return row.decision ? { ...row, decision: { ...row.decision, at: new Date(row.decision.at) } } : row;
}

function conditionsOf({ state, subgraph, name, queue }: JobFilter) {
  return conditions([
    ["j.state = any(?)", state],
    ["j.status = any(?)", state && statusesOf(state)],
    ["j.subgraph = ?", subgraph],
    ["j.name = ?", name],
    ["j.queue = ?", queue],
  ]);
}
