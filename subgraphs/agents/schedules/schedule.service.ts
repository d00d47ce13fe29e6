import type { EntityManager } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { DELEGATION_SECONDS, endDelegation } from "../../shared/delegation.ts";
import { appErrorOf, invalid } from "../../shared/errors.ts";
import { nextTime } from "../../shared/jobs/cron.ts";
import { record } from "../../shared/ledger/record.ts";
import { lockVersion } from "../../shared/lock.ts";
import type { OfVersion } from "../../shared/validation.ts";
import type { AgentsContext } from "../context.ts";
import { giveBackJob } from "../runs/give-back.job.ts";
import { keepLent, lendRights } from "../runs/lent-rights.ts";
import { planOf, writeRun } from "../runs/run.service.ts";
import { Workflow } from "../workflows/workflow.entity.ts";
import type { WorkflowSchedule } from "./schedule.types.ts";

/** Lends the rights of who asks to one version of a workflow, so that the clock may start it; thirty days, then anew. */
export async function scheduleWorkflow(ctx: AgentsContext, input: OfVersion): Promise<Workflow> {
  const plan = await planOf(ctx, input.id, input.version);
  const { schedule, title } = plan.definition;
  if (!schedule) throw invalid("This workflow says no time: write a schedule into it first.", "id");
  const lent = await lendRights(ctx, plan.agents, title, DELEGATION_SECONDS);
  try {
    return await ctx.db.transaction(async (tx) => {
      const workflow = await lockVersion(ctx, tx, Workflow, input);
      await takeAway(ctx, tx, workflow.id);
      const delegationId = await keepLent(ctx, tx, lent);
      const { cron, timeZone } = schedule;
      await tx.query(
        `insert into schedules (workflow_id, workflow_version, delegation_id, person_id, cron, time_zone, next_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ...[workflow.id, input.version, delegationId, ctx.viewer.id, cron, timeZone],
          nextTime(cron, timeZone, ctx.now()),
        ],
      );
      await say(ctx, tx, "workflow.scheduled", workflow, ctx.viewer.id);
      return workflow;
    });
  } catch (error) {
    // Nobody else knows of it.
    await endDelegation(ctx.peers, lent.refreshToken).catch(() => undefined);
    throw error;
  }
}

/** The clock starts it no more, and what was lent is given back. */
export function unscheduleWorkflow(ctx: AgentsContext, input: OfVersion): Promise<Workflow> {
  return ctx.db.transaction(async (tx) => {
    const workflow = await lockVersion(ctx, tx, Workflow, input);
    if (await takeAway(ctx, tx, workflow.id)) await say(ctx, tx, "workflow.unscheduled", workflow, ctx.viewer.id);
    return workflow;
  });
}

/** Starts what is due, each time once, by whichever replica is first; times at which nothing ran are made up for by one run. */
export async function startDue(ctx: AgentsContext, tx: EntityManager): Promise<number> {
  const due: (WorkflowSchedule & { delegationId: string; lastFault: string | null })[] = await tx.query(
    `select s.workflow_id as "workflowId", s.workflow_version as version, s.delegation_id as "delegationId",
       s.person_id as "personId", s.cron, s.time_zone as "timeZone", d.expires_at as "lentUntil",
       (select r.fault_code from runs r where r.workflow_id = s.workflow_id and r.delegation_id = s.delegation_id
        order by r.created_at desc, r.id desc limit 1) as "lastFault"
     from schedules s join delegations d on d.id = s.delegation_id
     where s.next_at <= $1 order by s.next_at limit 100 for update of s skip locked`,
    [ctx.now()],
  );
  for (const one of due) {
    const { workflowId, version, delegationId, personId: startedById, cron, timeZone } = one;
    const lapsed = one.lentUntil <= ctx.now() || one.lastFault === "UNAUTHENTICATED";
    const plan = lapsed ? null : await planOf(ctx, workflowId, version).catch(goneIsNull);
    if (!plan) {
      const workflow = await tx.findOneByOrFail(Workflow, { id: workflowId });
      await takeAway(ctx, tx, workflowId);
      await say(ctx, tx, "workflow.unscheduled", workflow, startedById);
      continue;
    }
    await writeRun(ctx, tx, plan, {
      input: {},
      caseId: null,
      rerunOfId: null,
      startedById,
      delegationId,
      byClock: true,
    });
    await tx.query("update schedules set next_at = $2 where workflow_id = $1", [
      ...[workflowId, nextTime(cron, timeZone, ctx.now())],
    ]);
  }
  return due.length;
}

/** By workflow, for its loader. */
export async function schedulesByWorkflow(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WorkflowSchedule>> {
  const rows: WorkflowSchedule[] = await ctx.db.query(
    `select s.workflow_id as "workflowId", s.workflow_version as version, s.person_id as "personId", s.cron,
       s.time_zone as "timeZone",
       s.next_at as "nextAt", d.expires_at as "lentUntil"
     from schedules s join delegations d on d.id = s.delegation_id where s.workflow_id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.workflowId, row]));
}

/** A version that the installation cannot run any more takes no other's time with it. */
function goneIsNull(error: unknown): null {
  if (appErrorOf(error)?.extensions.code === "INVALID") return null;
  throw error;
}

async function takeAway(ctx: AgentsContext, tx: EntityManager, workflowId: string): Promise<boolean> {
  const [rows]: [{ id: string }[], number] = await tx.query(
    "delete from schedules where workflow_id = $1 returning delegation_id as id",
    [workflowId],
  );
  for (const { id } of rows) await ctx.jobs.start(tx, giveBackJob, { id: `give-back:${id}`, input: { id } });
  return rows.length > 0;
}

async function say(
  ctx: AgentsContext,
  tx: EntityManager,
  event: "workflow.scheduled" | "workflow.unscheduled",
  { id, name, version }: Workflow,
  personId: string,
): Promise<void> {
  const facts = { workflowId: id, name, version, personId };
  await record(ctx, tx, event, { id }, { facts });
}
