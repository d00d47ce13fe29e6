import type { CaseFacts } from "./case-facts.shapes.ts";

export const ID = "00000000-0000-4000-8000-000000000001";
export const NOW = "2026-03-31T12:00:00.000Z";
export const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
type Entry = CaseFacts["history"]["newest"][number];

/** What happened so many days ago. */
export const entry = (event: string, days: number, more: Partial<Entry> = {}): Entry => ({
  position: String(days),
  at: daysAgo(days),
  event,
  ...{ actorId: null, agentId: null, from: null, to: null },
  ...more,
});

/** Facts of a case that goes well. */
export const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ caseId: ID, reference: "CG-2026-000001", version: 4, status: "IN_PROGRESS", priority: "NORMAL" },
  ...{ createdAt: daysAgo(3), updatedAt: daysAgo(1), dueAt: null, readAt: NOW },
  ...{ assigneeId: "worker", openedById: "opener", askedById: "worker" },
  ...{ nextStatuses: ["WAITING", "RESOLVED", "OPEN"], allowedActions: ["EDIT", "ASSIGN", "CHANGE_STATUS"], people: [] },
  comments: { count: 1, newest: [] },
  history: { count: 1, newest: [entry("case.statusChanged", 1)] },
  ...more,
});
