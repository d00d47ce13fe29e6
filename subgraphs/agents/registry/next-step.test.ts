import { describe, expect, it } from "vitest";
import type { CaseFacts } from "./case-facts.shapes.ts";
import { nextStepOf } from "./next-step.ts";
import { risksOf } from "./risks.ts";
import { daysAgo, entry, facts } from "./testing.ts";

/** What is proposed and why; where nothing is, the reason alone. */
function next(more: Partial<CaseFacts>): string {
  const of = facts(more);
  const { proposed, proposal, because } = nextStepOf(of, risksOf(of));
  expect(proposed).toBe(proposal !== null);
  return proposal
    ? `${proposal.action} ${proposal.status ?? proposal.assigneeId} ${because} v${proposal.version}`
    : because;
}

const history = (...newest: CaseFacts["history"]["newest"]) => ({ history: { count: newest.length, newest } });
const changed = (from: string, to: string, days: number, agentId: string | null = null) =>
  entry("case.statusChanged", days, { from, to, agentId });
const idle = { updatedAt: daysAgo(20), ...history() };

describe("the next step", () => {
  it.each([
    [{ status: "OPEN", nextStatuses: ["IN_PROGRESS"] }, "CHANGE_STATUS IN_PROGRESS ASSIGNED v4"],
    [{ status: "OPEN", nextStatuses: [] }, "NOT_OPEN_TO_YOU"],
    [{ status: "OPEN", assigneeId: null }, "ASSIGN worker UNASSIGNED v4"],
    [{ status: "OPEN", assigneeId: null, allowedActions: [] }, "NOT_OPEN_TO_YOU"],
    [{}, "UNDER_WAY"],
    [idle, "CHANGE_STATUS WAITING IDLE v4"],
    [{ status: "WAITING", dueAt: daysAgo(1), nextStatuses: ["IN_PROGRESS"] }, "CHANGE_STATUS IN_PROGRESS OVERDUE v4"],
    [{ status: "WAITING" }, "WAITS"],
    [{ status: "RESOLVED", nextStatuses: ["CLOSED"] }, "CHANGE_STATUS CLOSED RESOLVED_BY_SOMEBODY_ELSE v4"],
    [{ status: "RESOLVED", nextStatuses: ["IN_PROGRESS"] }, "NOT_OPEN_TO_YOU"],
    [{ status: "CLOSED" }, "FINISHED"],
  ] as [Partial<CaseFacts>, string][])("of %j is %s", (more, expected) => {
    expect(next(more)).toBe(expected);
  });

  it("is not to wait for what is overdue or due soon, however long nobody did anything", () => {
    expect(next({ ...idle, dueAt: daysAgo(1) })).toBe("NEEDS_WORK");
    expect(next({ ...idle, dueAt: daysAgo(-1) })).toBe("NEEDS_WORK");
    expect(next({ ...idle, ...history(entry("case.overdue", 1)) })).toBe("CHANGE_STATUS WAITING IDLE v4");
  });

  it("takes no change of status back since which nothing has happened, an agent's or a person's", () => {
    const waits = { status: "WAITING", nextStatuses: ["IN_PROGRESS"], dueAt: daysAgo(5) };
    for (const agentId of ["agent", null]) {
      const last = changed("IN_PROGRESS", "WAITING", 2, agentId);
      const since = (...newer: CaseFacts["history"]["newest"]) => next({ ...waits, ...history(...newer, last) });
      expect(since()).toBe("LAST_STEP_STANDS");
      expect(since(entry("case.overdue", 1))).toBe("LAST_STEP_STANDS");
      expect(since(entry("case.edited", 1))).toContain("IN_PROGRESS OVERDUE");
      expect(next({ ...waits, dueAt: daysAgo(1), ...history(last) })).toContain("IN_PROGRESS OVERDUE");
    }
  });

  it("never goes to and fro", () => {
    const begun = {
      status: "IN_PROGRESS",
      ...history(changed("WAITING", "IN_PROGRESS", 20, "agent")),
      updatedAt: daysAgo(20),
    };
    expect(next(begun)).toBe("LAST_STEP_STANDS");
    expect(next({ ...begun, dueAt: daysAgo(30) })).toBe("NEEDS_WORK");
  });

  it("is to go on with what waits once its opener wrote", () => {
    const comments = { count: 1, newest: [{ id: "c1", at: daysAgo(1), authorId: "opener" }] };
    const waits = { status: "WAITING", nextStatuses: ["IN_PROGRESS"], comments };
    const last = changed("IN_PROGRESS", "WAITING", 2);

    expect(next({ ...waits, ...history(last) })).toBe("CHANGE_STATUS IN_PROGRESS ANSWERED v4");
    expect(next({ ...waits, ...history(last), openedById: "worker" })).toBe("WAITS");
    expect(next({ ...waits, ...history(changed("IN_PROGRESS", "WAITING", 0.5)) })).toBe("WAITS");
  });
});
