import type { CaseFacts, CaseRisks, Proposal } from "./case-facts.shapes.ts";

const LONG_SILENT = 14;

/** The next step that follows from facts and risks, within what the person may do; null where there is none to propose. */
export function nextStepOf(facts: CaseFacts, risks: CaseRisks): Proposal | null {
  const to = (status: string, because: string): Proposal | null =>
    facts.nextStatuses.includes(status) ? propose(facts, { action: "CHANGE_STATUS", status, because }) : null;
  switch (facts.status) {
    case "OPEN":
      if (!facts.assigneeId) return takeOn(facts);
      return to("IN_PROGRESS", risks.highest === "NONE" ? "ASSIGNED" : (risks.findings[0]?.code ?? "ASSIGNED"));
    case "IN_PROGRESS":
      return risks.idleDays >= LONG_SILENT ? to("WAITING", "IDLE") : null;
    case "WAITING":
      return risks.overdueDays > 0 ? to("IN_PROGRESS", "OVERDUE") : null;
    case "RESOLVED":
      return to("CLOSED", "RESOLVED_BY_SOMEBODY_ELSE");
    default:
      return null;
  }
}

/** Whoever asks for a brief of a case that nobody works is offered it. */
function takeOn(facts: CaseFacts): Proposal | null {
  const { askedById: assigneeId } = facts;
  if (!assigneeId || !facts.allowedActions.includes("ASSIGN")) return null;
  return propose(facts, { action: "ASSIGN", assigneeId, because: "UNASSIGNED" });
}

function propose(
  { caseId, version }: CaseFacts,
  more: Pick<Proposal, "action" | "because"> & Partial<Proposal>,
): Proposal {
  return { caseId, version, status: null, assigneeId: null, ...more };
}
