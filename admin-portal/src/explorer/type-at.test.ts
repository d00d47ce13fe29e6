import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { typeAt } from "./type-at.ts";

const schema = buildSchema(`
  type Query { case(id: ID!): Case cases(first: Int, filter: Filter): [Case!]! found: Found }
  type Mutation { open(input: Filter!): Case! }
  type Case { id: ID! assignee: User }
  type User { name: String }
  union Found = Case | User
  input Filter { text: String }
`);

describe("the type at the cursor", () => {
  it.each([
    ["{ |", "Query"],
    ["mutation M($input: Filter!) { |", "Mutation"],
    ["query { case(id: 1) { |", "Case"],
    ['{ cases(first: 3, filter: { text: "}" }) { assignee { |', "User"],
    ["{ cases { assignee { name } |", "Case"],
    ["{ one: case(id: 1) { two: assignee { |", "User"],
    ["{ found { ... on User { |", "User"],
    ["{ case(id: 1) { ...Some } |", "Query"],
    ["{ case(id: 1) @include(if: true) { |", "Case"],
    ["fragment F on Case { |", "Case"],
    ["|{ case }", undefined],
    ["{ case } |", undefined],
  ])("of %j is %s", (marked, name) => {
    expect(typeAt(schema, marked.replace("|", ""), marked.indexOf("|"))?.name).toBe(name);
  });
});
