import { AppError, invalid } from "../../shared/errors.ts";
import { notFound } from "../../shared/lock.ts";
import type { AgentsContext } from "../context.ts";
import { isLent, NOT_LENT } from "../runs/lent-rights.ts";
import { startSegment } from "../runs/run.job.ts";
import { sayOf } from "../runs/run.said.ts";
import { RunState, StepState } from "../runs/run.state.ts";
import { seesRun } from "../runs/run.visibility.ts";
import { lockRun } from "../runs/stretch-end.ts";
import { Approval, ApprovalState } from "./approval.entity.ts";
import type { DecideApproval } from "./approval.inputs.ts";

/**
 * Answers a question of a run, once: whoever comes second is told who was first. It takes the permission that the step
 * names, the case in sight, and another person than who started the run where the step says so.
 */
export function decide(
  ctx: AgentsContext,
  input: DecideApproval,
  verdict: ApprovalState.APPROVED | ApprovalState.REJECTED,
): Promise<Approval> {
  return ctx.db.transaction(async (tx) => {
    const known = await tx.findOneBy(Approval, { id: input.id });
    // The run's row first, as everywhere: who ends a stretch of it holds that one.
    const run = known && (await lockRun(tx, known.runId));
    const approval =
      run && (await tx.findOne(Approval, { where: { id: input.id }, lock: { mode: "pessimistic_write" } }));
    if (!approval || !(await seesRun(ctx, tx, run.id))) throw notFound();
    const fault = faultOfAnswerer(ctx, approval);
    if (fault) throw new AppError("FORBIDDEN", fault);
    requireUndecided(approval, input.version);
    if (!(await isLent(ctx, tx, run.delegationId))) throw invalid(NOT_LENT, "id");
    const decidedById = ctx.viewer.id;
    await tx.save(
      Object.assign(approval, {
        state: verdict,
        decidedById,
        decidedAt: ctx.now(),
        reason: input.reason?.trim() ?? null,
      }),
    );
    const approved = verdict === ApprovalState.APPROVED;
    await tx.query("update run_steps set state = $3 where run_id = $1 and key = $2 and state = 'AWAITS_APPROVAL'", [
      ...[run.id, approval.step, approved ? StepState.APPROVED : StepState.REJECTED],
    ]);
    // While a stretch of it is under way, the end of that one sees the answer.
    const waits = run.state === RunState.AWAITS_APPROVAL;
    await tx.save(Object.assign(run, waits && { state: RunState.RUNNING, segment: run.segment + 1 }));
    const { id: approvalId, step } = approval;
    await sayOf(ctx, tx, run, approved ? "run.approved" : "run.rejected", { approvalId, step });
    if (waits) await startSegment(ctx, tx, run);
    return approval;
  });
}

/** Why the viewer is not who may answer; null for who is. */
export function faultOfAnswerer(ctx: AgentsContext, { permission, fourEyes, startedById }: Approval): string | null {
  if (!ctx.may(permission)) return `Whoever answers this holds ${permission}.`;
  if (fourEyes && startedById === ctx.viewer.id)
    return "This takes two people: somebody else than who started the run.";
  return null;
}

function requireUndecided({ state, version, decidedById, decidedAt }: Approval, seen: number): void {
  if (state === ApprovalState.PENDING && version === seen) return;
  const what =
    state === ApprovalState.WITHDRAWN ? "The run has ended meanwhile." : "Somebody else answered this already.";
  throw new AppError("CONFLICT", what, { version, state, changedById: decidedById, changedAt: decidedAt, changes: [] });
}
