import type { AgentsContext } from "../context.ts";
import { type Ending, endRun } from "./end-run.ts";
import { NOT_LENT, RUN_SECONDS } from "./lent-rights.ts";
import type { Run } from "./run.entity.ts";
import { jobOf } from "./run.job.ts";
import { RunState } from "./run.state.ts";
import { lockRun } from "./stretch-end.ts";

type Open = Pick<Run, "id" | "segment" | "state">;

/** Ends the runs that nothing else ends: whose job gave up or was stopped, and whose question came to nothing in time. */
export async function endStranded(ctx: AgentsContext): Promise<void> {
  const unanswered: Open[] = await ctx.db.query(
    `select r.id, r.segment, r.state from runs r where r.state = 'AWAITS_APPROVAL' and (r.created_at < $1
       or not exists (select from delegations d where d.id = r.delegation_id and d.expires_at > $2))`,
    [new Date(ctx.now().getTime() - RUN_SECONDS * 1000), ctx.now()],
  );
  for (const run of unanswered)
    await end(ctx, run, {
      state: RunState.FAILED,
      faultCode: "EXPIRED",
      fault: `Nobody answered in time. ${NOT_LENT}`,
    });
  const running: Open[] = await ctx.db.query("select id, segment, state from runs where state = 'RUNNING'");
  for (const run of running) {
    const ending = await endingOf(ctx, run);
    if (ending) await end(ctx, run, ending);
  }
  await ctx.db.query(
    `delete from delegations d where d.expires_at < $1
       and not exists (select from schedules where delegation_id = d.id)`,
    [ctx.now()],
  );
}

/** Null where the job of its present stretch goes on. */
async function endingOf({ jobs }: AgentsContext, run: Open): Promise<Ending | null> {
  const job = await jobs.status(jobOf(run));
  if (job?.state === "CANCELLED") return { state: RunState.CANCELLED };
  if (job?.state !== "FAILED") return null;
  const { code, message } = job;
  return { state: RunState.FAILED, faultCode: code ?? "INTERNAL", fault: `It could not go on: ${message}` };
}

/** Unless it went on meanwhile. */
function end(ctx: AgentsContext, { id, segment, state }: Open, ending: Ending): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, id);
    if (run?.state === state && run.segment === segment) await endRun(ctx, tx, run, ending);
  });
}
