import { z } from "zod";
import { AppError } from "../../shared/errors.ts";
import type { Answered, BuiltInAgent, Tools } from "./agent.ts";
import { PASSING, told } from "./answers.ts";
import { type Proposal, proposalShape } from "./case-facts.shapes.ts";
import { graphAnswers } from "./probe.ts";

const CASE_NOW = `query CaseNow($id: ID!) {
  me { id }
  case(id: $id) { version history(first: 20) { edges { node { facts actor { id } agent { id } } } } }
}`;
const CHANGE_STATUS = `mutation ApplyStatus($input: ChangeCaseStatus!) { changeCaseStatus(input: $input) { version status } }`;
const ASSIGN = `mutation ApplyAssignment($input: AssignCase!) { assignCase(input: $input) { version status } }`;

interface Happened {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly actor: { readonly id: string } | null;
  readonly agent: { readonly id: string } | null;
}

interface CaseNow {
  readonly version: number;
  readonly history: { readonly edges: readonly { readonly node: Happened }[] } | null;
}

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
  id: "a6e00000-0000-4000-8000-000000000004",
  name: "case-actor",
  title: "Case actor",
  description: "Applies an agreed step to a case, once, and to the version alone that was looked at.",
  release: "1",
  capabilities: ["case.change"],
  grant: ["case:read-all", "case:read-queue", "case:read-notes", "case:change-status", "case:assign"],
  acts: true,
  agreedBy: "case:change-status",
  caseOf: (given) => input.safeParse(given).data?.proposal.caseId ?? null,
  input,
  output,
  async work(tools, { proposal }) {
    const { caseId } = proposal;
    const before = { caseId, version: proposal.version + 1, now: false };
    if (await isApplied(tools, proposal)) return before;
    const answer = await apply(tools, proposal);
    const changed = answer.data?.changeCaseStatus ?? answer.data?.assignCase ?? null;
    if (changed) return { caseId, version: changed.version, now: true };
    // A try that was given up on may have come through in between.
    if (answer.codes.includes("CONFLICT") && (await isApplied(tools, proposal))) return before;
    throw refusedBy(answer);
  },
  probe: graphAnswers,
};

/**
 * Whether it was done before: an agent, for this very person, made this very change to the version that was agreed to.
 * Throws where somebody else changed the case since, and where what happened to that version is not written down yet.
 */
async function isApplied(tools: Tools, proposal: Proposal): Promise<boolean> {
  const answer = await tools.ask(CASE_NOW, { id: proposal.caseId });
  const kase: CaseNow = told(answer, answer.data?.case, "The case");
  tools.saw({ type: "Case", id: proposal.caseId, version: kase.version });
  if (kase.version === proposal.version) return false;
  const entries = told(answer, kase.history, "Its history").edges.map(({ node }) => node);
  const next = entries.find(({ facts }) => facts.version === proposal.version + 1);
  if (next) {
    if (isOurs(next, proposal, answer.data.me?.id)) return true;
    throw changedSince();
  }
  if (entries.some(({ facts }) => Number(facts.version) > proposal.version)) throw changedSince();
  throw new AppError("UNAVAILABLE", "What became of the case is not written down yet; the next try looks again.");
}

function isOurs({ facts, agent, actor }: Happened, { action, assigneeId, status }: Proposal, me: string): boolean {
  const same = action === "ASSIGN" ? facts.assigneeId === assigneeId : facts.to === status;
  return same && agent !== null && actor?.id === me;
}

function apply(tools: Tools, { action, caseId: id, version, status, assigneeId }: Proposal): Promise<Answered> {
  if (action === "ASSIGN") return tools.ask(ASSIGN, { input: { id, version, assigneeId } });
  return tools.ask(CHANGE_STATUS, { input: { id, version, status } });
}

function refusedBy({ codes }: Answered): AppError {
  const [code] = codes;
  if (code === "CONFLICT") return changedSince();
  if (code === "FORBIDDEN")
    return new AppError("FORBIDDEN", "The person may not do this any more, or never lent the right.");
  if (!code || PASSING.includes(code))
    return new AppError("UNAVAILABLE", "Whether it was applied is not known; the next try looks first.");
  return new AppError(code === "NOT_FOUND" ? "NOT_FOUND" : "INVALID", "The case does not take this step.");
}

const changedSince = () =>
  new AppError("CONFLICT", "The case has changed since this was proposed: ask for a new brief.");
