import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { AgentsContext } from "../context.ts";
import { peopleOfCase } from "../people/case-people.ts";
import type { Run } from "./run.entity.ts";

type Said = "run.started" | "run.paused" | "run.finished" | "run.cancelled";
type Asked = "run.awaitsApproval" | "run.approved" | "run.rejected";

/** Says what became of a run, as its person; in a job, where nobody asks, as the agent on their behalf. */
export async function sayOf(
  ctx: AgentsContext,
  tx: EntityManager,
  run: Run,
  event: Said | Asked | "run.failed",
  more: { approvalId?: string; step?: string; code?: string } = {},
): Promise<void> {
  const { id, version, workflowId, workflowVersion, startedById, caseId } = run;
  const known = { runId: id, version, workflowId, workflowVersion, startedById, caseId };
  const facts = { ...known, ...(await peopleOfCase(tx, caseId)), ...more };
  const doer = ctx.visitor ? {} : { actor: startedById };
  await record(ctx, tx, event, run, { facts: facts as never, ...doer });
}
