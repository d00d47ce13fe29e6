import type { EntityManager } from "typeorm";
import type { AgentsContext } from "../context.ts";
import { type Ending, endRun } from "./end-run.ts";
import { Run, RunStep } from "./run.entity.ts";
import { sayOf } from "./run.said.ts";
import { RunState, SETTLED, StepState } from "./run.state.ts";

/**
 * Says where a run stands when a stretch of it is over; somebody may have answered meanwhile. Gives the run where another
 * stretch begins at once, and null where it ended or waits.
 */
export async function endStretch(ctx: AgentsContext, tx: EntityManager, runId: string): Promise<Run | null> {
  const run = await lockRun(tx, runId);
  if (run?.state !== RunState.RUNNING) return null;
  const rows = await tx.find(RunStep, { where: { runId }, order: { place: "ASC" } });
  if (goesOn(rows)) return tx.save(Object.assign(run, { segment: run.segment + 1 }));
  const ending = endingOf(rows);
  if (ending) await endRun(ctx, tx, run, ending);
  else {
    await tx.save(Object.assign(run, { state: RunState.AWAITS_APPROVAL }));
    await sayOf(ctx, tx, run, "run.paused");
  }
  return null;
}

/** A run's row, for whoever changes where it stands. */
export function lockRun(tx: EntityManager, id: string): Promise<Run | null> {
  return tx.findOne(Run, { where: { id }, lock: { mode: "pessimistic_write" } });
}

function goesOn(rows: readonly RunStep[]): boolean {
  const stateOf = new Map(rows.map(({ key, state }) => [key, state]));
  return rows.some(
    ({ state, needs }) =>
      state === StepState.APPROVED ||
      (state === StepState.WAITING && needs.every((key) => SETTLED.includes(stateOf.get(key) as StepState))),
  );
}

/** Null where somebody has to answer first. */
function endingOf(rows: readonly RunStep[]): Ending | null {
  const failed = rows.find(({ state }) => state === StepState.FAILED);
  if (failed) {
    const { faultCode, fault, key } = failed;
    return { state: RunState.FAILED, faultCode: faultCode ?? "INTERNAL", fault: `${key}: ${fault}` };
  }
  if (rows.some(({ state }) => state === StepState.AWAITS_APPROVAL)) return null;
  const rejected = rows.some(({ state }) => state === StepState.REJECTED);
  return { state: rejected ? RunState.REJECTED : RunState.DONE };
}
