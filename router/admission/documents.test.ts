import { buildSchema } from "graphql";
import { expect, it } from "vitest";
import { documentInspector } from "./documents.ts";
import { LIMITS } from "./limits.ts";

const schema = buildSchema("type Query { a: Int }");
const inspector = () => documentInspector({ schema, limits: LIMITS, development: false });

it("knows a document again that came before", () => {
  const inspect = inspector();

  expect(inspect("{ a }")).toBe(inspect("{ a }"));
});

it.each(["__typename", "__proto__", "_internal"])("refuses the alias %s, which is not a client's to give", (alias) => {
  expect(inspector()(`{ ${alias}: a }`)).toMatchObject([{ extensions: { code: "INVALID" } }]);
});

it.each<[string, number, (turn: number) => string]>([
  ["small ones", 5_000, (turn) => `{ a${turn}: a }`],
  ["comments, which no limit counts", 10, (turn) => `{ a${turn}: a }${"#\n".repeat(10_000)}`],
])("forgets it after so many others that memory would fill: %s", (_what, count, textOf) => {
  const inspect = inspector();
  const first = inspect("{ a }");

  for (let turn = 0; turn < count; turn += 1) inspect(textOf(turn));

  expect(inspect("{ a }")).not.toBe(first);
});
