import { z } from "zod";
import { AppError } from "../../shared/errors.ts";
import type { Answered, BuiltInAgent, Tools } from "./agent.ts";
import { type Proposal, proposalShape } from "./case-facts.shapes.ts";
import { graphAnswers } from "./probe.ts";

export const CASE_ACTOR_ID = "a6e00000-0000-4000-8000-000000000004";

const CASE_NOW = `query CaseNow($id: ID!) {
  case(id: $id) { version status assignee { id } history(first: 20) { edges { node { event facts agent { id } } } } }
}`;
const CHANGE_STATUS = `mutation ApplyStatus($input: ChangeCaseStatus!) { changeCaseStatus(input: $input) { version status } }`;
const ASSIGN = `mutation ApplyAssignment($input: AssignCase!) { assignCase(input: $input) { version status } }`;

const input = z.object({ proposal: proposalShape });
const output = z.object({
  caseId: z.string(),
  version: z.int(),
  /** False where it had been applied before: by a try whose outcome nobody heard. */
  now: z.boolean(),
});

/**
 * Applies what was agreed to, to the version that it was worked out for. It looks before it acts, so a try whose outcome
 * is not known is not made twice: either the case still has that version, or its history says that we changed it.
 */
export const caseActor: BuiltInAgent<typeof input, typeof output> = {
  id: CASE_ACTOR_ID,
  name: "case-actor",
  title: "Case actor",
  description: "Applies an agreed step to a case, once, and to the version alone that was looked at.",
  release: "1",
  capabilities: ["case.change"],
  grant: ["case:read-all", "case:read-queue", "case:read-notes", "case:change-status", "case:assign"],
  acts: true,
  input,
  output,
  async work(tools, { proposal }) {
    const { caseId } = proposal;
    if (await isApplied(tools, proposal)) return { caseId, version: proposal.version + 1, now: false };
    const answer = await apply(tools, proposal);
    const changed = answer.data?.changeCaseStatus ?? answer.data?.assignCase ?? null;
    if (changed) return { caseId, version: changed.version, now: true };
    throw refusedBy(answer);
  },
  probe: graphAnswers,
};

/** Whether we did it before; throws where somebody else has changed the case since. */
async function isApplied(tools: Tools, proposal: Proposal): Promise<boolean> {
  const { data } = await tools.ask(CASE_NOW, { id: proposal.caseId });
  const kase = data?.case;
  if (!kase) throw new AppError("NOT_FOUND", "There is no such case, or the person may not see it.");
  tools.saw({ type: "Case", id: proposal.caseId, version: kase.version });
  if (kase.version === proposal.version) return false;
  const entries: { node: { event: string; facts: Record<string, unknown>; agent: { id: string } | null } }[] =
    kase.history?.edges ?? [];
  const ours = entries.some(
    ({ node: { facts, agent } }) =>
      agent?.id === CASE_ACTOR_ID &&
      facts.version === proposal.version + 1 &&
      (proposal.action === "ASSIGN" ? facts.assigneeId === proposal.assigneeId : facts.to === proposal.status),
  );
  if (ours) return true;
  throw new AppError("CONFLICT", "The case has changed since this was proposed: ask for a new brief.");
}

function apply(tools: Tools, { action, caseId: id, version, status, assigneeId }: Proposal): Promise<Answered> {
  if (action === "ASSIGN") return tools.ask(ASSIGN, { input: { id, version, assigneeId } });
  return tools.ask(CHANGE_STATUS, { input: { id, version, status } });
}

function refusedBy({ codes }: Answered): AppError {
  const [code] = codes;
  if (code === "CONFLICT")
    return new AppError("CONFLICT", "The case has changed since this was proposed: ask for a new brief.");
  if (code === "FORBIDDEN")
    return new AppError("FORBIDDEN", "The person may not do this any more, or never lent the right.");
  if (code === "UNAVAILABLE" || code === "INTERNAL" || !code)
    return new AppError("UNAVAILABLE", "Whether it was applied is not known; the next try looks first.");
  return new AppError(code === "NOT_FOUND" ? "NOT_FOUND" : "INVALID", "The case does not take this step.");
}
