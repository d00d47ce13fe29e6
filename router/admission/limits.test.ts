import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connected } from "../testing/socket.ts";
import { ask, startWorld, type World } from "../testing/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld("local");
});
afterAll(() => world.close());

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(" ");

/** A chain of `related` cases, so many fields deep. */
const deep = (fields: number): string =>
  fields <= 1 ? "id" : `related(first: 1) { edges { node { ${deep(fields - 3)} } } }`;

const HUGE: [string, string][] = [
  ["too deep", `case(id: 1) { ${deep(10)} }`],
  [
    "too deep through fragments",
    `...A } fragment A on Query { case(id: 1) { ...B } } fragment B on Case { ${deep(10)}`,
  ],
  ["endless through fragments", "case(id: 1) { ...A } } fragment A on Case { related { edges { node { ...A } } }"],
  ["full of aliases", repeat(16, (i) => `a${i}: held`)],
  [
    "full of aliases through fragments",
    `x: case(id: 1) { ...A } y: case(id: 2) { ...A } } fragment A on Case { ${repeat(7, (i) => `t${i}: title`)}`,
  ],
  [
    "made of spreads that double at every level",
    `case(id: 1) { ...F0 } } ${repeat(40, (i) => `fragment F${i} on Case { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Case { id`,
  ],
  ["full of directives", `held ${repeat(11, () => "@include(if: true)")}`],
  ["full of tokens", repeat(1000, () => "held")],
  ["dear by its page size", "cases(first: 5000) { edges { node { id } } }"],
  ["dear by nested pages", "cases(first: 50) { edges { node { related(first: 50) { edges { node { id } } } } } }"],
  [
    "dear by lists without a page",
    "cases(first: 100) { edges { node { labels { case { labels { case { id } } } } } } }",
  ],
  [
    "dear by fragments of fragments",
    `...A ...A } fragment A on Query { a: cases(first: 50) { ...B } b: cases(first: 50) { ...B } }
     fragment B on CaseConnection { edges { node { related(first: 20) { edges { node { id } } } } }`,
  ],
];

describe("an operation that is", () => {
  it.each(HUGE)("%s is refused over HTTP", async (_what, selection) => {
    const { json } = await ask(world, `{ ${selection} }`);

    expect(json.data).toBeUndefined();
    expect(json.errors).toHaveLength(1);
    expect(json.errors[0].extensions.code).toBe("INVALID");
    expect(json.errors[0].message).toMatch(/at the most|more than 5000 objects/);
  });

  it.each([
    ["too deep", `subscription { caseChanged { case { ${deep(10)} } } }`],
    ["full of aliases", `subscription { caseChanged { ${repeat(16, (i) => `a${i}: cursor`)} } }`],
    ["full of directives", `subscription { caseChanged { cursor ${repeat(11, () => "@include(if: true)")} } }`],
    ["full of tokens", `subscription { caseChanged { ${repeat(1000, () => "cursor")} } }`],
    ["dear", "subscription { caseChanged { case { related(first: 5000) { edges { node { id } } } } } }"],
    ["two operations", "subscription A { caseChanged { cursor } } subscription B { caseChanged { cursor } }"],
  ])("%s is refused over the WebSocket", async (_what, query) => {
    const socket = await connected(world);

    socket.subscribe({ query });

    const { type, payload } = await socket.next();
    expect(type).toBe("error");
    expect(payload).toHaveLength(1);
    expect(payload[0].extensions.code).toBe("INVALID");
    socket.close();
  });

  it("dear by the value of a variable, or by its default, is refused as well", async () => {
    const query = "query($n: Int = 6000) { cases(first: $n) { edges { node { id } } } }";

    expect((await ask(world, query, {})).json.errors[0].message).toContain("5000 objects");
    expect((await ask(world, query, { n: 6000 })).json.errors[0].message).toContain("5000 objects");
    expect((await ask(world, query, { n: 100 })).json.data.cases.edges).toHaveLength(3);
  });

  it("as large as a large screen runs", async () => {
    const row = "node { id title status assignee { id displayName } labels { name } }";
    const { json } = await ask(world, `{ cases(first: 100) { totalCount edges { cursor ${row} } } }`);

    expect(json.errors).toBeUndefined();
  });

  it("one of several in a document, or one by another name, is refused", async () => {
    expect((await ask(world, "query A { held } query B { held }")).json.errors[0].extensions.code).toBe("INVALID");
    const { json } = await ask(world, "fragment A on Query { held }");
    expect(json.errors[0].extensions.code).toBe("INVALID");
  });
});

describe("in production", () => {
  it("introspection is refused and nothing is suggested", async () => {
    const introspection = await ask(world, "{ __schema { queryType { name } } }");
    expect(introspection.json.errors[0].extensions.code).toBe("INVALID");
    expect(introspection.json.data).toBeUndefined();

    for (const query of ["{ hel }", '{ case(idd: "1") { id } }', "{ cases(filter: { statu: OPEN }) { totalCount } }"]) {
      expect((await ask(world, query)).text).not.toContain("Did you mean");
    }
  });
});

describe("in development", () => {
  it("introspection is answered without what federation hides, and a misspelt field gets a suggestion", async () => {
    const development = await startWorld("local", { development: true });

    const { json } = await ask(development, '{ __type(name: "User") { fields { name } } }');
    expect(json.data.__type.fields).toEqual([{ name: "displayName" }, { name: "email" }, { name: "id" }]);
    expect((await ask(development, "{ hel }")).text).toContain("Did you mean");
    await development.close();
  });
});
