import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connected } from "../testing/socket.ts";
import { ask, startWorld, type World } from "../testing/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld("local");
});
afterAll(() => world.close());

const CHANGE = "mutation($input: ChangeStatus!) { changeStatus(input: $input) { id } }";
const CASES = "query($filter: CaseFilter, $first: Int!) { cases(filter: $filter, first: $first) { totalCount } }";
const SECRET = "hunter2-secret";
const good = { id: "1", version: 1, status: "OPEN" };

describe("a variable", () => {
  it.each<[string, string, object, string[]]>([
    ["a wrong enum", CHANGE, { input: { ...good, status: SECRET } }, ["status"]],
    ["a wrong Int", CHANGE, { input: { ...good, version: SECRET } }, ["version"]],
    ["a fraction for an Int", CHANGE, { input: { ...good, version: 1.5 } }, ["version"]],
    ["a wrong ID", CHANGE, { input: { ...good, id: { SECRET } } }, ["id"]],
    ["a wrong String", CHANGE, { input: { ...good, reason: [SECRET] } }, ["reason"]],
    ["a missing field", CHANGE, { input: { id: "1", status: "OPEN" } }, ["version"]],
    ["null for what must be given", CHANGE, { input: { ...good, id: null } }, ["id"]],
    ["an unknown field", CHANGE, { input: { ...good, [SECRET]: 1 } }, ["input"]],
    [
      "a key of objects themselves",
      CHANGE,
      { input: JSON.parse(`{"__proto__": {"version": 1}}`) },
      ["id", "version", "status", "input"],
    ],
    ["no object at all", CHANGE, { input: SECRET }, ["input"]],
    ["nothing", CHANGE, {}, ["input"]],
    ["a wrong item of a list", CASES, { first: 1, filter: { ids: ["1", { SECRET }] } }, ["filter.ids.1"]],
    [
      "several faults",
      CASES,
      { filter: { status: SECRET, limit: SECRET } },
      ["filter.status", "filter.limit", "first"],
    ],
  ])(
    "with %s is refused in one error that names the field and never the value",
    async (_what, query, variables, fields) => {
      const { status, text, json } = await ask(world, query, variables);

      expect(status).toBe(200);
      expect(json.errors).toHaveLength(1);
      expect(json.errors[0].extensions).toMatchObject({ code: "INVALID" });
      expect([...json.errors[0].extensions.fields].sort()).toEqual([...fields].sort());
      expect(text).not.toContain(SECRET);
    },
  );

  it("is refused over the WebSocket in the same words", async () => {
    const socket = await connected(world);

    socket.subscribe({
      query: "subscription($after: String) { caseChanged(after: $after) { cursor } }",
      variables: { after: [SECRET] },
    });

    expect(await socket.next()).toMatchObject({
      type: "error",
      payload: [{ message: "after is not a valid String.", extensions: { code: "INVALID", fields: ["after"] } }],
    });
    socket.close();
  });

  it("may be one value where a list is asked for, and a number where an ID is", async () => {
    const { json } = await ask(world, CASES, { first: 1, filter: { ids: 7 } });

    expect(json.data.cases.totalCount).toBe(3);
  });
});

describe("a literal", () => {
  it.each([
    ["a wrong enum", `{ cases(filter: { status: "${SECRET}" }) { totalCount } }`, ["filter.status"]],
    ["a wrong Int", `{ cases(first: "${SECRET}") { totalCount } }`, ["first"]],
    ["a wrong item of a list", `{ cases(filter: { ids: [1, 1.5] }) { totalCount } }`, ["filter.ids.1"]],
    ["a wrong default of a variable", `query($n: Int = "${SECRET}") { cases(first: $n) { totalCount } }`, ["n"]],
    ["no Boolean for a directive", `{ held @skip(if: "${SECRET}") }`, ["if"]],
    ["a missing field", 'mutation { changeStatus(input: { id: "1", status: OPEN }) { id } }', ["version"]],
    [
      "an unknown field",
      `mutation { changeStatus(input: { id: 1, version: 1, status: OPEN, x: "${SECRET}" }) { id } }`,
      ["input"],
    ],
    ["null for what must be given", "mutation { changeStatus(input: null) { id } }", ["input"]],
  ])("with %s is refused in one error that names the field and never the value", async (_what, query, fields) => {
    const { text, json } = await ask(world, query);

    expect(json.errors).toHaveLength(1);
    expect(json.errors[0].extensions).toEqual({ code: "INVALID", fields });
    expect(text).not.toContain(SECRET);
  });

  it("is not repeated by a syntax error either", async () => {
    const { text, json } = await ask(world, `mutation { signIn(input: { password "${SECRET}" }) { ticket } }`);

    expect(json.errors[0].message).toBe("The document has a syntax error at line 1, column 37.");
    expect(text).not.toContain(SECRET);
  });
});
