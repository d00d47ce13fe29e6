import { describe, expect, it } from "vitest";
import type { Answered, Seen, Tools } from "./agent.ts";
import { CASE_ACTOR_ID, caseActor } from "./case-actor.agent.ts";
import { caseFacts } from "./case-facts.agent.ts";
import type { CaseFacts, Proposal } from "./case-facts.shapes.ts";
import { nextStepOf } from "./next-step.ts";
import { risksOf } from "./risks.ts";

const ID = "00000000-0000-4000-8000-000000000001";
const NOW = "2026-03-31T12:00:00.000Z";
const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const entry = (event: string, days: number, position = String(days)) => ({
  position,
  at: daysAgo(days),
  event,
  actorId: null,
});

const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ caseId: ID, reference: "CG-2026-000001", version: 4, status: "IN_PROGRESS", priority: "NORMAL" },
  ...{ createdAt: daysAgo(3), updatedAt: daysAgo(1), dueAt: null, readAt: NOW },
  ...{ assigneeId: "worker", openedById: "opener", askedById: "worker" },
  ...{ nextStatuses: ["WAITING", "RESOLVED", "OPEN"], allowedActions: ["EDIT", "ASSIGN", "CHANGE_STATUS"], people: [] },
  comments: { count: 1, newest: [] },
  history: { count: 1, newest: [entry("case.statusChanged", 1)] },
  ...more,
});

const codes = (more: Partial<CaseFacts>) =>
  risksOf(facts(more)).findings.map(({ code, severity }) => `${code} ${severity}`);

describe("risks follow from facts", () => {
  it.each([
    ["nothing to say", {}, []],
    ["a little overdue", { dueAt: daysAgo(2) }, ["OVERDUE MEDIUM"]],
    ["long overdue", { dueAt: daysAgo(9) }, ["OVERDUE HIGH"]],
    ["overdue but finished", { dueAt: daysAgo(9), status: "RESOLVED" }, []],
    ["due tomorrow", { dueAt: daysAgo(-1) }, ["DUE_SOON LOW"]],
    ["nobody's", { assigneeId: null }, ["UNASSIGNED MEDIUM"]],
    [
      "nobody's and urgent",
      { assigneeId: null, priority: "URGENT", status: "OPEN" },
      ["UNASSIGNED HIGH", "URGENT_NOT_BEGUN HIGH"],
    ],
    ["nobody's since an hour", { assigneeId: null, createdAt: daysAgo(0.04) }, []],
    ["idle", { updatedAt: daysAgo(20), history: { count: 1, newest: [entry("case.edited", 20)] } }, ["IDLE MEDIUM"]],
    [
      "handed around",
      { history: { count: 3, newest: [1, 2, 3].map((n) => entry("case.assigned", n)) } },
      ["HANDED_AROUND MEDIUM"],
    ],
    ["begun without a word", { comments: { count: 0, newest: [] } }, ["NOTHING_WRITTEN LOW"]],
  ] as [string, Partial<CaseFacts>, string[]][])("%s", (_name, more, expected) => {
    expect(codes(more)).toEqual(expected);
  });

  it("and each names what it rests on", () => {
    const { findings, highest, overdueDays } = risksOf(facts({ dueAt: daysAgo(9), assigneeId: null }));

    expect(findings.every(({ evidence }) => evidence[0]?.id === ID && evidence[0]?.version === 4)).toBe(true);
    expect([highest, overdueDays]).toEqual(["HIGH", 9]);
  });
});

describe("the next step", () => {
  const next = (more: Partial<CaseFacts>) => {
    const of = facts(more);
    const proposal = nextStepOf(of, risksOf(of));
    return (
      proposal &&
      `${proposal.action} ${proposal.status ?? proposal.assigneeId} ${proposal.because} v${proposal.version}`
    );
  };

  it("is one that the flow and the person's rights allow, or none", () => {
    expect(next({ status: "OPEN", nextStatuses: ["IN_PROGRESS"] })).toBe("CHANGE_STATUS IN_PROGRESS ASSIGNED v4");
    expect(next({ status: "OPEN", nextStatuses: [] })).toBeNull();
    expect(next({ status: "OPEN", assigneeId: null })).toBe("ASSIGN worker UNASSIGNED v4");
    expect(next({ status: "OPEN", assigneeId: null, allowedActions: [] })).toBeNull();
    expect(next({})).toBeNull();
    expect(next({ updatedAt: daysAgo(20), history: { count: 0, newest: [] } })).toBe("CHANGE_STATUS WAITING IDLE v4");
    expect(next({ status: "WAITING", dueAt: daysAgo(1), nextStatuses: ["IN_PROGRESS"] })).toBe(
      "CHANGE_STATUS IN_PROGRESS OVERDUE v4",
    );
    expect(next({ status: "RESOLVED", nextStatuses: ["CLOSED"] })).toBe(
      "CHANGE_STATUS CLOSED RESOLVED_BY_SOMEBODY_ELSE v4",
    );
    expect(next({ status: "CLOSED" })).toBeNull();
  });
});

/** Tools that answer in order, and remember what was asked. */
function toolsOf(...answers: (Partial<Answered> | Error)[]) {
  const asked: string[] = [];
  const seen: Seen[] = [];
  const tools: Tools = {
    async ask(document) {
      asked.push(/(query|mutation) (\w+)/.exec(document)?.[2] ?? "");
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { data: null, codes: [], ...answer };
    },
    now: () => new Date(NOW),
    saw: (...evidence) => void seen.push(...evidence),
  };
  return { tools, asked, seen };
}

describe("applying a step", () => {
  const proposal: Proposal = {
    action: "CHANGE_STATUS",
    caseId: ID,
    version: 4,
    status: "WAITING",
    assigneeId: null,
    because: "IDLE",
  };
  const now = (version: number, entries: object[] = []) => ({
    data: { case: { version, status: "OPEN", history: { edges: entries.map((node) => ({ node })) } } },
  });
  const ours = { event: "case.statusChanged", facts: { version: 5, to: "WAITING" }, agent: { id: CASE_ACTOR_ID } };

  it("looks first, and changes the version alone that was agreed to", async () => {
    const { tools, asked, seen } = toolsOf(now(4), { data: { changeCaseStatus: { version: 5 } } });

    expect(await caseActor.work(tools, { proposal })).toEqual({ caseId: ID, version: 5, now: true });
    expect(asked).toEqual(["CaseNow", "ApplyStatus"]);
    expect(seen).toEqual([{ type: "Case", id: ID, version: 4 }]);
  });

  it("is not done twice when the first outcome was lost", async () => {
    const { tools, asked } = toolsOf(
      now(6, [{ ...ours, event: "case.edited", agent: null, facts: { version: 6 } }, ours]),
    );

    expect(await caseActor.work(tools, { proposal })).toEqual({ caseId: ID, version: 5, now: false });
    expect(asked).toEqual(["CaseNow"]);
  });

  it("is refused when somebody else changed the case, and says what to do", async () => {
    const theirs = { ...ours, agent: null };

    await expect(caseActor.work(toolsOf(now(5, [theirs])).tools, { proposal })).rejects.toMatchObject({
      extensions: { code: "CONFLICT" },
    });
    const raced = toolsOf(now(4), { codes: ["CONFLICT"] });
    await expect(caseActor.work(raced.tools, { proposal })).rejects.toThrow("ask for a new brief");
    const lost = toolsOf(now(4), { codes: ["UNAVAILABLE"] });
    await expect(caseActor.work(lost.tools, { proposal })).rejects.toMatchObject({
      extensions: { code: "UNAVAILABLE" },
    });
  });
});

describe("gathering facts", () => {
  it("keeps ids, dates and states, with the evidence, and nobody's words", async () => {
    const node = (more: object) => ({ node: { id: "c1", createdAt: daysAgo(2), author: { id: "worker" }, ...more } });
    const { tools, seen } = toolsOf({
      data: {
        me: { id: "asker" },
        case: {
          ...{
            id: ID,
            reference: "CG-1",
            version: 2,
            status: "OPEN",
            priority: "LOW",
            createdAt: NOW,
            updatedAt: NOW,
            dueAt: null,
          },
          ...{ nextStatuses: [], allowedActions: [], assignee: null, openedBy: { id: "opener" } },
          comments: { totalCount: 1, edges: [node({})] },
          history: {
            totalCount: 1,
            edges: [{ node: { position: "7", at: NOW, event: "case.created", actor: { id: "opener" } } }],
          },
        },
      },
    });

    const given = caseFacts.output.parse(await caseFacts.work(tools, { caseId: ID }));

    expect(given).toMatchObject({
      caseId: ID,
      assigneeId: null,
      askedById: "asker",
      comments: { count: 1, newest: [{ id: "c1", authorId: "worker" }] },
    });
    expect(given.people).toEqual([
      { id: "opener", as: ["opener", "actor"] },
      { id: "worker", as: ["author"] },
    ]);
    expect(seen[0]).toEqual({ type: "Case", id: ID, version: 2, position: "7" });
    await expect(caseFacts.work(toolsOf({ data: { case: null } }).tools, { caseId: ID })).rejects.toMatchObject({
      extensions: { code: "NOT_FOUND" },
    });
  });
});
