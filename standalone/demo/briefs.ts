import { ApprovalState } from "../../subgraphs/agents/approvals/approval.entity.ts";
import { decide } from "../../subgraphs/agents/approvals/approval.service.ts";
import type { AgentsContext } from "../../subgraphs/agents/context.ts";
import { actorOf, keepLent } from "../../subgraphs/agents/runs/lent-rights.ts";
import { runWorkflow } from "../../subgraphs/agents/runs/run.job.ts";
import { planOf, writeRun } from "../../subgraphs/agents/runs/run.service.ts";
import { PREBUILT } from "../../subgraphs/agents/workflows/prebuilt.ts";
import { CaseStatus } from "../../subgraphs/cases/cases/case.status.ts";
import { delegate } from "../../subgraphs/identity/sessions/delegation.service.ts";
import { nobody } from "../../subgraphs/shared/caller.ts";
import { Context, type Viewer } from "../../subgraphs/shared/context.ts";
import type { Backend } from "../backend.ts";

const WEEK_SECONDS = 7 * 24 * 3600;
/** A machine that has other work too writes the demo as well, if later. */
const BRIEF_MS = 300_000;

/** Three briefs that officers asked for: one had nothing to propose, one was turned down, one waits for an answer. */
export async function seedBriefs(backend: Backend, officer: Viewer, colleague: Viewer): Promise<void> {
  const [calm] = await casesOf(backend, officer, CaseStatus.IN_PROGRESS);
  const [open] = await casesOf(backend, officer, CaseStatus.OPEN);
  const [others] = await casesOf(backend, colleague, CaseStatus.OPEN);
  if (calm) await brief(backend, officer, calm);
  if (others) await turnDown(backend, colleague, await brief(backend, colleague, others));
  if (open) await brief(backend, officer, open);
}

async function casesOf({ cases }: Backend, officer: Viewer, status: CaseStatus): Promise<string[]> {
  const rows: { id: string }[] = await cases.db.query(
    "select id from cases where assignee_id = $1 and status = $2 order by updated_at desc, id limit 1",
    [officer.id, status],
  );
  return rows.map(({ id }) => id);
}

/** Runs a brief to where it ends or waits, as its job would; gives the run's id. */
async function brief(backend: Backend, officer: Viewer, caseId: string): Promise<string> {
  const ctx = asOfficer(backend, officer);
  const plan = await planOf(ctx, PREBUILT[0]!.id, 1);
  const identity = new Context(backend.identity.services, nobody("demo"), () => officer);
  const lent = await delegate(identity, {
    agentId: actorOf(plan.agents).id,
    agentName: plan.definition.title,
    grant: [...new Set(plan.agents.flatMap(({ grant }) => grant))],
    seconds: WEEK_SECONDS,
  });
  const run = await ctx.db.transaction(async (tx) => {
    const delegationId = await keepLent(ctx, tx, lent);
    const begun = { input: { caseId }, caseId, rerunOfId: null, startedById: officer.id, byClock: false };
    return writeRun(ctx, tx, plan, { ...begun, delegationId });
  });
  await goOn(backend, run.id);
  return run.id;
}

async function turnDown(backend: Backend, officer: Viewer, runId: string): Promise<void> {
  const ctx = asOfficer(backend, officer);
  const [question] = await ctx.db.query("select id, version from approvals where run_id = $1", [runId]);
  if (!question) return;
  const reason = "The bank has not answered yet.";
  await decide(ctx, { ...question, reason }, ApprovalState.REJECTED);
  await goOn(backend, runId);
}

const asOfficer = ({ agents }: Backend, officer: Viewer): AgentsContext =>
  new Context(agents.services, nobody("demo"), () => officer);

/** While the demo is written jobs are started and do not run: what one would do is done here. */
async function goOn({ agents }: Backend, runId: string): Promise<void> {
  const ctx: AgentsContext = new Context(agents.services, nobody("demo"));
  const signal = AbortSignal.timeout(BRIEF_MS);
  await runWorkflow.run(
    {
      ...{ id: `demo:${runId}`, attempt: 1, ctx, signal },
      step: (_name, work) => work(signal),
      transaction: (_name, work) => ctx.db.transaction(work),
      progress: async () => undefined,
      sleep: async () => undefined,
    },
    { runId, segment: 1 },
  );
}
