import { describe, expect, it } from "vitest";
import type { Api } from "../setup/api.ts";
import { kill } from "./kill.ts";
import { missedOrDoubled } from "./kill.verdict.ts";
import type { Acknowledged } from "./writer.ts";

it("keeps every acknowledged change exactly once when the product, PostgreSQL or both are killed", async () => {
  const { held, figures } = await kill({ small: true, say: () => undefined });

  expect(figures).toMatchObject({ kills: 3, lost: 0, duplicated: 0 });
  expect(figures.acknowledged).toBeGreaterThan(60);
  expect(held).toBe(true);
}, 240_000);

describe("the drill itself", () => {
  const acknowledged: Acknowledged[] = [
    { event: "case.created", caseId: "a", title: "Drill of one" },
    { event: "case.edited", caseId: "a", version: 2 },
    { event: "case.commented", caseId: "a", commentId: "note" },
  ];
  const kase = { id: "a", version: 2, title: "Drill of one", comments: ["note"] };
  const entries = [{ version: 1 }, { version: 2 }, { version: 2, commentId: "note" }];

  it("is content when each change stands once in the records and once in the ledger", async () => {
    expect(await missedOrDoubled(served([kase], entries), acknowledged)).toEqual({ lost: 0, duplicated: 0 });
  });

  it.each([
    ["the case", [], entries, { lost: 3, duplicated: 0 }],
    ["the edit", [{ ...kase, version: 1 }], entries, { lost: 1, duplicated: 0 }],
    ["the comment", [{ ...kase, comments: [] }], entries, { lost: 1, duplicated: 0 }],
    ["an entry", [kase], entries.slice(1), { lost: 1, duplicated: 0 }],
  ])("notices when %s is gone", async (_what, cases, standing, verdict) => {
    expect(await missedOrDoubled(served(cases, standing), acknowledged)).toEqual(verdict);
  });

  it("notices an entry that is there twice", async () => {
    const twice = [...entries, { version: 2 }];

    expect(await missedOrDoubled(served([kase], twice), acknowledged)).toEqual({ lost: 0, duplicated: 1 });
  });

  it("notices a change that nobody acknowledged and that stands without its entry", async () => {
    const half = { ...kase, version: 3 };

    expect(await missedOrDoubled(served([half], entries), acknowledged)).toEqual({ lost: 1, duplicated: 0 });
  });
});

/** An API that answers with these cases, and these entries about the first of them. */
function served(cases: readonly { comments: readonly string[] }[], entries: readonly object[]): Api {
  const page = (nodes: readonly object[]) => ({
    edges: nodes.map((node) => ({ node })),
    pageInfo: { hasNextPage: false },
  });
  const found = cases.map((kase) => ({ ...kase, comments: page(kase.comments.map((id) => ({ id }))) }));
  const trail = entries.map((facts) => ({ event: "case.edited", aboutId: "a", facts }));
  return { must: async () => ({ cases: page(found), auditTrail: page(trail) }) } as unknown as Api;
}
