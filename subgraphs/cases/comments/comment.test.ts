import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../../identity/roles/roles.ts";
import { buildCase } from "../testing.ts";

const test = useBackend();
const ADD = "mutation($input: AddComment!) { addComment(input: $input) { id text author { id } } }";

describe("adding a comment", () => {
  it("stands in the case's history with who said it", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer);

    const { data } = await test.ask("cases", officer, ADD, { input: { caseId: kase.id, text: "Called the bank." } });

    expect(data.addComment).toMatchObject({ text: "Called the bank.", author: { id: officer.id } });
    expect(await test.ledgerOf(kase.id)).toMatchObject([
      { event: "case.created" },
      { event: "case.commented", actor: officer.id, facts: { commentId: data.addComment.id, authorId: officer.id } },
    ]);
  });

  it("looks like a case that does not exist to somebody who may not see it", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer, { assignee: officer });

    const answer = await test.ask("cases", await test.officer(), ADD, { input: { caseId: kase.id, text: "Hello" } });

    expect(answer.errors).toEqual([coded("NOT_FOUND", "addComment")]);
    expect(await test.ledgerOf(kase.id)).not.toContainEqual(expect.objectContaining({ event: "case.commented" }));
  });

  it("is for staff: whoever opened the case reads its state, not the notes on it", async () => {
    const citizen = await test.person(Role.CITIZEN);
    const kase = await buildCase(test, citizen);

    const wrote = await test.ask("cases", citizen, ADD, { input: { caseId: kase.id, text: "Hello" } });
    const read = await test.ask(
      "cases",
      citizen,
      `{ case(id: "${kase.id}") { title comments { totalCount } history { totalCount } } }`,
    );

    expect(wrote.errors).toEqual([coded("FORBIDDEN", "addComment")]);
    expect(read.data.case).toMatchObject({ title: kase.title, comments: null, history: null });
    expect(read.errors).toEqual([coded("FORBIDDEN", "comments"), coded("FORBIDDEN", "history")]);
  });

  it.each([
    ["nothing", ""],
    ["blanks", "  \n "],
    ["a NUL", "a\0b"],
    ["half a character", "a\ud83d"],
    ["too much", "x".repeat(10_001)],
  ])("refuses %s, naming the field and not the text", async (_what, text) => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer);

    const answer = await test.ask("cases", officer, ADD, { input: { caseId: kase.id, text } });

    expect(answer.errors).toEqual([coded("INVALID", "addComment", { fields: ["text"] })]);
    if (text.trim()) expect(JSON.stringify(answer)).not.toContain(JSON.stringify(text));
    expect(await test.ledgerOf(kase.id)).toHaveLength(1);
  });

  it("pages newest first, each comment once", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer);
    for (const text of ["one", "two", "three", "four", "five"]) {
      await test.ask("cases", officer, ADD, { input: { caseId: kase.id, text } });
    }
    const page = async (after: string | null) => {
      const query = `query($id: ID!, $after: String) { case(id: $id) { comments(first: 2, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { text } } } } }`;
      return (await test.ask("cases", officer, query, { id: kase.id, after })).data.case.comments;
    };

    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    const third = await page(second.pageInfo.endCursor);

    const texts = [first, second, third].flatMap(({ edges }) =>
      edges.map((edge: { node: { text: string } }) => edge.node.text),
    );
    expect(texts).toEqual(["five", "four", "three", "two", "one"]);
    expect(first.totalCount).toBe(5);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
  });
});
