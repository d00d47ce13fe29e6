import type { CaseFacts, CaseRisks, NextStep, Proposal } from "./case-facts.shapes.ts";
import { openerAnswered, takesBack } from "./since.ts";

const LONG_SILENT = 14;

/** The step that follows from a state, or why none does. */
type Follows = { readonly status: string; readonly because: string } | { readonly none: string };

/** The next step that follows from facts and risks, within what the person may do; where there is none, why not. */
export function nextStepOf(facts: CaseFacts, risks: CaseRisks): NextStep {
  if (facts.status === "OPEN" && !facts.assigneeId) return takeOn(facts);
  const next = followsFrom(facts, risks);
  if ("none" in next) return nothing(next.none);
  if (takesBack(facts, next.status)) return nothing("LAST_STEP_STANDS");
  if (!facts.nextStatuses.includes(next.status)) return nothing("NOT_OPEN_TO_YOU");
  return propose(facts, { action: "CHANGE_STATUS", ...next });
}

function followsFrom(facts: CaseFacts, { idleDays, highest, findings }: CaseRisks): Follows {
  const isFound = (...codes: string[]) => findings.some(({ code }) => codes.includes(code));
  switch (facts.status) {
    case "OPEN":
      return { status: "IN_PROGRESS", because: (highest !== "NONE" && findings[0]?.code) || "ASSIGNED" };
    case "IN_PROGRESS":
      // What is late needs work: to let it wait would hide that.
      if (isFound("OVERDUE", "DUE_SOON")) return { none: "NEEDS_WORK" };
      return idleDays >= LONG_SILENT ? { status: "WAITING", because: "IDLE" } : { none: "UNDER_WAY" };
    case "WAITING":
      if (isFound("OVERDUE")) return { status: "IN_PROGRESS", because: "OVERDUE" };
      return openerAnswered(facts) ? { status: "IN_PROGRESS", because: "ANSWERED" } : { none: "WAITS" };
    case "RESOLVED":
      return { status: "CLOSED", because: "RESOLVED_BY_SOMEBODY_ELSE" };
    default:
      return { none: "FINISHED" };
  }
}

/** Whoever asks for a brief of a case that nobody works is offered it. */
function takeOn(facts: CaseFacts): NextStep {
  const { askedById: assigneeId } = facts;
  if (!assigneeId || !facts.allowedActions.includes("ASSIGN")) return nothing("NOT_OPEN_TO_YOU");
  return propose(facts, { action: "ASSIGN", assigneeId, because: "UNASSIGNED" });
}

const nothing = (because: string): NextStep => ({ proposed: false, proposal: null, because });

function propose(
  { caseId, version }: CaseFacts,
  more: Pick<Proposal, "action" | "because"> & Partial<Proposal>,
): NextStep {
  const proposal = { caseId, version, status: null, assigneeId: null, ...more };
  return { proposed: true, proposal, because: proposal.because };
}
