import { type EntityManager, In } from "typeorm";
import type { AgentsContext } from "../context.ts";
import { endRun } from "../runs/end-run.ts";
import { giveBackJob } from "../runs/give-back.job.ts";
import { Run } from "../runs/run.entity.ts";
import { OPEN_STATES, RunState } from "../runs/run.state.ts";

/** Runs that somebody began with words of their own, and those that repeat them. */
const TOLD = `with recursive told (id) as (
  select r.id from runs r
    join workflow_versions v on v.workflow_id = r.workflow_id and v.number = r.workflow_version
  where r.started_by_id = $1 and jsonb_path_exists(v.definition, '$.input.* ? (@.type == "text")')
  union select r.id from runs r join told t on r.rerun_of_id = t.id)
  select id from told`;

/** What somebody who is erased has lent is given back, what acts for them ends, and nothing that they wrote is left. */
export async function forgetPerson(ctx: AgentsContext, tx: EntityManager, personId: string): Promise<void> {
  const rows: { id: string }[] = await tx.query(TOLD, [personId]);
  const told = rows.map(({ id }) => id);
  // Before their words go: a stretch that is under way writes nothing into a run that has ended.
  await endOpen(ctx, tx, personId, told);
  await tx.query("update approvals set reason = null where decided_by_id = $1", [personId]);
  await tx.query("update approvals set proposal = '{}' where run_id = any($1)", [told]);
  await tx.query("update run_steps set input = null, output = null, calls = null where run_id = any($1)", [told]);
  await tx.query("update runs set input = '{}' where id = any($1)", [told]);
  await tx.query("delete from schedules where person_id = $1", [personId]);
  const lent: { id: string }[] = await tx.query("select id from delegations where person_id = $1", [personId]);
  for (const { id } of lent) await ctx.jobs.start(tx, giveBackJob, { id: `give-back:${id}`, input: { id } });
}

async function endOpen(ctx: AgentsContext, tx: EntityManager, startedById: string, told: string[]): Promise<void> {
  const state = In([...OPEN_STATES]);
  const where = [
    { startedById, state },
    { id: In(told), state },
  ];
  const open = await tx.find(Run, { where, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
  for (const run of open) await endRun(ctx, tx, run, { state: RunState.CANCELLED });
}
