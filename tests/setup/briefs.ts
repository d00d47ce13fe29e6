import type { Api } from "./api.ts";
import { assignCase, createCase, type MadeCase } from "./cases.ts";
import { until } from "./until.ts";

/** The workflow that the product brings. */
const BRIEF = "f10e0000-0000-4000-8000-000000000001";
const PATIENCE_MS = 30_000;

/** A case of an officer that somebody has opened long enough to be briefed: assigned, and not begun. */
export async function createBriefable(opener: Api, worker: Api, more: object = {}): Promise<MadeCase> {
  return assignCase(opener, await createCase(opener, undefined, more), worker);
}

/** Asks for a brief; the run's id once it stands still. */
export async function brief(api: Api, { id: caseId }: MadeCase): Promise<string> {
  const start = "mutation($input: StartRun!) { startRun(input: $input) { id } }";
  const { startRun } = await api.must(start, { input: { workflowId: BRIEF, input: { caseId } } });
  return until(async () => {
    const { run } = await api.must("query($id: ID!) { run(id: $id) { state } }", { id: startRun.id });
    if (run.state === "RUNNING") throw new Error("The run is still at work");
    return startRun.id;
  }, PATIENCE_MS);
}

/** How often the status of a case was changed, as its history has it, and by which agent. */
export async function statusChanges(api: Api, { id }: MadeCase): Promise<{ to: string; agent: string | null }[]> {
  const text =
    "query($id: ID!) { case(id: $id) { history(first: 50) { edges { node { event facts agent { name } } } } } }";
  const { case: kase } = await api.must(text, { id });
  const entries: { node: { event: string; facts: { to: string }; agent: { name: string } | null } }[] =
    kase.history.edges;
  return entries
    .filter(({ node }) => node.event === "case.statusChanged")
    .map(({ node }) => ({ to: node.facts.to, agent: node.agent?.name ?? null }));
}
