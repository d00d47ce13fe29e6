import { registerEnumType } from "type-graphql";

export enum CaseStatus {
  OPEN = "OPEN",
  IN_PROGRESS = "IN_PROGRESS",
  WAITING = "WAITING",
  RESOLVED = "RESOLVED",
  CLOSED = "CLOSED",
}
registerEnumType(CaseStatus, {
  name: "CaseStatus",
  valuesConfig: {
    WAITING: { description: "For somebody outside: a document, an answer." },
    RESOLVED: { description: "The work is done; a second person closes it." },
  },
});

/** Stored as its number, so that a list sorts by urgency. */
export enum CasePriority {
  LOW = 1,
  NORMAL = 2,
  HIGH = 3,
  URGENT = 4,
}
registerEnumType(CasePriority, { name: "CasePriority" });

/** Where a case may go from where it is. */
const FLOW: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  [CaseStatus.OPEN]: [CaseStatus.IN_PROGRESS, CaseStatus.RESOLVED],
  [CaseStatus.IN_PROGRESS]: [CaseStatus.WAITING, CaseStatus.RESOLVED, CaseStatus.OPEN],
  [CaseStatus.WAITING]: [CaseStatus.IN_PROGRESS, CaseStatus.RESOLVED],
  [CaseStatus.RESOLVED]: [CaseStatus.CLOSED, CaseStatus.IN_PROGRESS],
  [CaseStatus.CLOSED]: [CaseStatus.IN_PROGRESS],
};

/** The statuses in which there is work left to do, and something can be overdue. */
export const UNFINISHED: readonly CaseStatus[] = [CaseStatus.OPEN, CaseStatus.IN_PROGRESS, CaseStatus.WAITING];

/** What a step needs besides being allowed by the flow. */
interface StepOf {
  readonly status: CaseStatus;
  readonly resolvedById: string | null;
}

/** Where this person may take the case; closing takes somebody else than who resolved it. */
export function nextStatuses(kase: StepOf, personId: string): CaseStatus[] {
  return FLOW[kase.status].filter((next) => next !== CaseStatus.CLOSED || kase.resolvedById !== personId);
}

/** A step back has to be explained. */
export function needsReason(from: CaseStatus, to: CaseStatus): boolean {
  return !UNFINISHED.includes(from) && UNFINISHED.includes(to);
}
