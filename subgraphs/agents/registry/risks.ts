import type { CaseFacts, CaseRisks, Finding } from "./case-facts.shapes.ts";
import { severities } from "./case-facts.shapes.ts";
import { doings } from "./since.ts";

const DAY_MS = 86_400_000;
const UNFINISHED = ["OPEN", "IN_PROGRESS", "WAITING"];

/** From when on something is worth a word, in days or times. */
const LONG_OVERDUE = 7;
const SOON = 2;
const LEFT_ALONE = 1;
const IDLE = 14;
const LONG_IDLE = 30;
const OFTEN_HANDED = 3;

/** What is to be careful about with a case, worked out from facts alone; each finding names what it rests on. */
export function risksOf(facts: CaseFacts): CaseRisks {
  const findings = UNFINISHED.includes(facts.status) ? RULES.flatMap((rule) => rule(facts) ?? []) : [];
  const highest =
    severities.findLast((severity) => findings.some((finding) => finding.severity === severity)) ?? "NONE";
  return { findings, highest, overdueDays: overdueDays(facts), idleDays: idleDays(facts) };
}

type RiskRule = (facts: CaseFacts) => Finding | null;

const RULES: readonly RiskRule[] = [
  function overdue(facts) {
    const days = overdueDays(facts);
    if (!facts.dueAt || daysBetween(facts.dueAt, facts.readAt) < 0) return null;
    return {
      code: "OVERDUE",
      severity: days > LONG_OVERDUE ? "HIGH" : "MEDIUM",
      value: days,
      evidence: [ofCase(facts)],
    };
  },
  function dueSoon(facts) {
    const left = facts.dueAt ? daysBetween(facts.readAt, facts.dueAt) : -1;
    return left >= 0 && left < SOON
      ? { code: "DUE_SOON", severity: "LOW", value: left, evidence: [ofCase(facts)] }
      : null;
  },
  function unassigned(facts) {
    const days = Math.floor(daysBetween(facts.createdAt, facts.readAt));
    if (facts.assigneeId || days < LEFT_ALONE) return null;
    return {
      code: "UNASSIGNED",
      severity: isUrgent(facts) ? "HIGH" : "MEDIUM",
      value: days,
      evidence: [ofCase(facts)],
    };
  },
  function urgentNotBegun(facts) {
    if (facts.priority !== "URGENT" || facts.status !== "OPEN") return null;
    const days = Math.floor(daysBetween(facts.createdAt, facts.readAt));
    return { code: "URGENT_NOT_BEGUN", severity: "HIGH", value: days, evidence: [ofCase(facts)] };
  },
  function idle(facts) {
    const days = idleDays(facts);
    if (days < IDLE) return null;
    const [last] = doings(facts);
    const evidence = [ofCase(facts), ...(last ? [{ type: "HistoryEntry", id: last.position }] : [])];
    return { code: "IDLE", severity: days >= LONG_IDLE ? "HIGH" : "MEDIUM", value: days, evidence };
  },
  function handedAround(facts) {
    const times = facts.history.newest.filter(({ event }) => event === "case.assigned");
    if (times.length < OFTEN_HANDED) return null;
    const evidence = times.map(({ position }) => ({ type: "HistoryEntry", id: position }));
    return { code: "HANDED_AROUND", severity: "MEDIUM", value: times.length, evidence };
  },
  function nothingWritten(facts) {
    if (facts.status !== "IN_PROGRESS" || facts.comments.count > 0) return null;
    return { code: "NOTHING_WRITTEN", severity: "LOW", value: 0, evidence: [ofCase(facts)] };
  },
];

const isUrgent = ({ priority }: CaseFacts) => priority === "URGENT" || priority === "HIGH";
const ofCase = ({ caseId, version }: CaseFacts) => ({ type: "Case", id: caseId, version });
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

function overdueDays({ dueAt, status, readAt }: CaseFacts): number {
  return dueAt && UNFINISHED.includes(status) ? Math.max(0, Math.floor(daysBetween(dueAt, readAt))) : 0;
}

/** Since anybody did anything about it; to be reminded of it is nothing done. */
function idleDays(facts: CaseFacts): number {
  const { comments, updatedAt, readAt } = facts;
  const last = [updatedAt, doings(facts)[0]?.at, comments.newest[0]?.at]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  return Math.max(0, Math.floor(daysBetween(last ?? updatedAt, readAt)));
}
