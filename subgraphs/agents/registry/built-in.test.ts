import { describe, expect, it } from "vitest";
import type { Answered, Seen, Tools } from "./agent.ts";
import { caseActor } from "./case-actor.agent.ts";
import { caseFacts } from "./case-facts.agent.ts";
import type { CaseFacts, Proposal } from "./case-facts.shapes.ts";
import { overdueReminder } from "./overdue-reminder.agent.ts";
import { risksOf } from "./risks.ts";
import { daysAgo, entry, facts, ID, NOW } from "./testing.ts";

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
    data: { me: { id: "asker" }, case: { version, history: { edges: entries.map((node) => ({ node })) } } },
  });
  const ours = { facts: { version: 5, to: "WAITING" }, actor: { id: "asker" }, agent: { id: "any" } };

  it("looks first, and changes the version alone that was agreed to", async () => {
    const { tools, asked, seen } = toolsOf(now(4), { data: { changeCaseStatus: { version: 5 } } });

    expect(await caseActor.work(tools, { proposal })).toEqual({ caseId: ID, version: 5, now: true });
    expect(asked).toEqual(["CaseNow", "ApplyStatus"]);
    expect(seen).toEqual([{ type: "Case", id: ID, version: 4 }]);
  });

  it("is not done twice when the first outcome was lost", async () => {
    const { tools, asked } = toolsOf(now(6, [{ ...ours, agent: null, facts: { version: 6 } }, ours]));

    expect(await caseActor.work(tools, { proposal })).toEqual({ caseId: ID, version: 5, now: false });
    expect(asked).toEqual(["CaseNow"]);
  });

  it("is refused when somebody else changed the case, and says what to do", async () => {
    for (const theirs of [
      { ...ours, agent: null },
      { ...ours, actor: { id: "another" } },
      { ...ours, facts: { version: 5, to: "RESOLVED" } },
      { ...ours, facts: { version: 6, to: "WAITING" } },
    ])
      expect(await codeOf(now(6, [theirs]))).toBe("CONFLICT");
    await expect(caseActor.work(toolsOf(now(5, [{ ...ours, agent: null }])).tools, { proposal })).rejects.toThrow(
      "ask for a new brief",
    );
  });

  it("looks once more when a try that was given up on may have come through in between", async () => {
    const late = toolsOf(now(4), { codes: ["CONFLICT"] }, now(5, [ours]));

    expect(await caseActor.work(late.tools, { proposal })).toEqual({ caseId: ID, version: 5, now: false });
    expect(await codeOf(now(4), { codes: ["CONFLICT"] }, now(5, [{ ...ours, agent: null }]))).toBe("CONFLICT");
  });

  it.each([
    ["what became of the version is not written down yet", [now(5)]],
    ["cases do not answer", [{ data: { me: null, case: null }, codes: ["UNAVAILABLE"] }]],
    ["the history does not answer", [{ data: { case: { version: 5, history: null } }, codes: ["INTERNAL"] }]],
    ["the outcome of the change is not known", [now(4), { codes: ["UNAVAILABLE"] }]],
    ["too much was asked at once", [now(4), { codes: ["RATE_LIMITED"] }]],
  ])("is left for another try when %s", async (_when, answers) => {
    expect(await codeOf(...answers)).toBe("UNAVAILABLE");
  });

  const codeOf = (...answers: Partial<Answered>[]) =>
    caseActor.work(toolsOf(...answers).tools, { proposal }).then(
      () => null,
      (error) => error.extensions.code,
    );
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
  });

  it.each([
    [[], "NOT_FOUND"],
    [["NOT_FOUND"], "NOT_FOUND"],
    [["UNAVAILABLE"], "UNAVAILABLE"],
    [["RATE_LIMITED"], "UNAVAILABLE"],
    [["FORBIDDEN"], "FORBIDDEN"],
  ])("of no case after %j is %s", async (codes, expected) => {
    const work = caseFacts.work(toolsOf({ data: { me: null, case: null }, codes }).tools, { caseId: ID });

    await expect(work).rejects.toMatchObject({ extensions: { code: expected } });
  });
});

describe("reminding of what is overdue", () => {
  const page = (...ids: string[]) => ({
    data: {
      cases: {
        edges: ids.map((id) => ({ node: { id, version: 1, dueAt: NOW } })),
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    },
  });
  const reminded = { data: { remindOverdue: { id: ID, version: 1 } } };

  it("counts whom it reminded, and what changed meanwhile", async () => {
    const { tools } = toolsOf(page("a", "b", "c"), reminded, { codes: ["NOT_FOUND"] }, reminded);

    expect(await overdueReminder.work(tools, {})).toEqual({ overdue: 3, reminded: 2, changed: 1, more: false });
  });

  it.each([
    ["RATE_LIMITED", "UNAVAILABLE"],
    ["INTERNAL", "UNAVAILABLE"],
    ["UNAVAILABLE", "UNAVAILABLE"],
    ["FORBIDDEN", "FORBIDDEN"],
  ])("leaves nobody out for %s", async (code, expected) => {
    const work = overdueReminder.work(toolsOf(page("a", "b"), reminded, { codes: [code] }).tools, {});

    await expect(work).rejects.toMatchObject({ extensions: { code: expected } });
  });

  it("tells a list that was refused from one that nobody answered", async () => {
    const work = (code: string) => overdueReminder.work(toolsOf({ codes: [code] }).tools, {});

    await expect(work("FORBIDDEN")).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    await expect(work("INTERNAL")).rejects.toMatchObject({ extensions: { code: "UNAVAILABLE" } });
  });
});
