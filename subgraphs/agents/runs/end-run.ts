import type { EntityManager } from "typeorm";
import type { AgentsContext } from "../context.ts";
import { giveBackJob } from "./give-back.job.ts";
import type { Run } from "./run.entity.ts";
import { countRun } from "./run.metrics.ts";
import { sayOf } from "./run.said.ts";
import { RunState } from "./run.state.ts";

/** How a run ends. */
export interface Ending {
  readonly state: RunState;
  readonly faultCode?: string;
  readonly fault?: string;
}

/** Ends a run whose row is locked: what waits is let go, and what lets it act for its person is given back. */
export async function endRun(ctx: AgentsContext, tx: EntityManager, run: Run, ending: Ending): Promise<void> {
  await tx.query(
    `update run_steps set state = case when state = 'WAITING' and $2 <> 'CANCELLED' then 'SKIPPED' else 'CANCELLED' end
     where run_id = $1 and state in ('WAITING', 'AWAITS_APPROVAL', 'APPROVED', 'RUNNING')`,
    [run.id, ending.state],
  );
  await tx.query(
    "update approvals set state = 'WITHDRAWN', version = version + 1 where run_id = $1 and state = 'PENDING'",
    [run.id],
  );
  await tx.save(Object.assign(run, ending, { finishedAt: ctx.now() }));
  if (run.state === RunState.FAILED) await sayOf(ctx, tx, run, "run.failed", { code: run.faultCode ?? "INTERNAL" });
  else await sayOf(ctx, tx, run, run.state === RunState.CANCELLED ? "run.cancelled" : "run.finished");
  countRun(run.state);
  if (run.delegationId && !run.byClock)
    await ctx.jobs.start(tx, giveBackJob, { id: `give-back:${run.delegationId}`, input: { id: run.delegationId } });
}
