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
  const doer = ctx.visitor ? {} : { actor: await actorIn(ctx, tx, id), onBehalfOf: startedById };
  await record(ctx, tx, event, run, { facts: facts as never, ...doer });
}

/** The agent under whose name a run stands in the ledger. */
async function actorIn({ settings }: AgentsContext, tx: EntityManager, runId: string): Promise<string> {
  const steps: { id: string }[] = await tx.query(
    "select agent_id as id from run_steps where run_id = $1 order by place",
    [runId],
  );
  const acts = new Set(settings.agents.flatMap((agent) => (agent.acts ? [agent.id] : [])));
  const actor = steps.find(({ id }) => acts.has(id)) ?? steps[0];
  if (!actor) throw new Error("A run has steps.");
  return actor.id;
}
