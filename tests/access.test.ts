import { GraphQLError, type GraphQLObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { fieldsOf } from "../standalone/permissions.ts";
import { rules as agentsRules } from "../subgraphs/agents/rules.ts";
import { rules as casesRules } from "../subgraphs/cases/rules.ts";
import { buildCase } from "../subgraphs/cases/testing.ts";
import { permissionsOf, Role } from "../subgraphs/identity/roles/roles.ts";
import { rules as identityRules } from "../subgraphs/identity/rules.ts";
import { rules as messagingRules } from "../subgraphs/messaging/rules.ts";
import { nobody } from "../subgraphs/shared/caller.ts";
import { Context } from "../subgraphs/shared/context.ts";
import { useBackend } from "./setup/backend.ts";
import { coded } from "./setup/coded.ts";
import { readPermissions } from "./setup/permissions.ts";

const test = useBackend();
const VIEWER = "00000000-0000-7000-8000-000000000001";
const OTHER = "00000000-0000-7000-8000-000000000002";

const table = readPermissions();

/** What the guarded schema itself says when this field is resolved for somebody: refused, or let through to its resolver. */
async function letsThrough(
  subgraph: "identity" | "cases" | "messaging" | "agents",
  field: string,
  column: string,
  rowId: string,
): Promise<boolean> {
  const { schema, services } = test.backend[subgraph];
  const [type = "", name = ""] = field.split(".");
  const permissions = new Set(column === "anonymous" ? [] : permissionsOf([column.toUpperCase() as Role]));
  const viewer = column === "anonymous" ? null : { id: VIEWER, sessionId: VIEWER, generation: 0, permissions };
  const ctx = new Context(services as never, nobody("matrix"), () => viewer);
  const definition = (schema.getType(type) as GraphQLObjectType).getFields()[name]!;
  const run = type === "Subscription" ? definition.subscribe : definition.resolve;
  const info = { parentType: { name: type }, fieldName: name, path: { key: name }, fieldNodes: [], schema };
  try {
    const answer = await run?.({ id: rowId }, {}, ctx, info as never);
    return !isRefusal(answer);
  } catch (error) {
    return !isRefusal(error);
  }
}

const isRefusal = (answer: unknown) =>
  answer instanceof GraphQLError &&
  (answer.message === "You may not do this." ||
    (answer.extensions.code === "UNAUTHENTICATED" && answer.message === "Sign in first."));

describe("the table of rights", () => {
  it.each(["identity", "cases", "messaging", "agents"] as const)("has a line for every field of %s", (subgraph) => {
    const fields = fieldsOf(test.backend[subgraph].schema).map((parts) => parts.join("."));

    expect(table.filter((row) => row.subgraph === subgraph).map(({ field }) => field)).toEqual(fields);
  });

  it.each(table)("holds for every role at $subgraph $field", async ({ subgraph, field, cells }) => {
    const found: Record<string, string> = {};
    for (const column of Object.keys(cells)) {
      const any = await letsThrough(subgraph, field, column, OTHER);
      found[column] = any ? "✓" : (await letsThrough(subgraph, field, column, VIEWER)) ? "own" : "";
    }

    expect(found).toEqual(cells);
  });

  it("names only permissions that some role has, and no role has one that nothing asks for", () => {
    const given = new Set(permissionsOf(Object.values(Role)));
    const asked = [identityRules, casesRules, messagingRules, agentsRules]
      .flatMap((rules) => Object.values(rules))
      .flatMap((fields) => Object.values(fields))
      .flatMap(({ name }) => /(?:may|self or) (\S+)$/.exec(name)?.[1] ?? []);
    const inServices = ["case:read-all", "case:read-queue", "case:work", "run:read-all"];

    expect([...new Set([...asked, ...inServices])].sort()).toEqual([...given].sort());
  });
});

describe("other ways in", () => {
  const ENTITIES =
    "query($of: [_Any!]!) { _entities(representations: $of) { __typename ... on User { displayName email } ... on Case { title } ... on Comment { text } } }";

  it("entities are nobody's who is not signed in", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer);

    const users = await test.ask("identity", null, ENTITIES.replace(/ \.\.\. on (Case|Comment) \{ \w+ \}/g, ""), {
      of: [{ __typename: "User", id: officer.id }],
    });
    const cases = await test.ask("cases", null, ENTITIES.replace(" ... on User { displayName email }", ""), {
      of: [{ __typename: "Case", id: kase.id }],
    });

    for (const { data, errors } of [users, cases]) {
      expect(data?._entities?.[0] ?? null).toBeNull();
      expect(errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
    }
  });

  it("an entity is the same row as anywhere else: another officer's case and its notes stay unseen", async () => {
    const [officer, other] = [await test.officer(), await test.officer()];
    const kase = await buildCase(test, officer, { assignee: officer });
    const said = await test.ask(
      "cases",
      officer,
      `mutation { addComment(input: { caseId: "${kase.id}", text: "Secret" }) { id } }`,
    );
    const of = [
      { __typename: "Case", id: kase.id },
      { __typename: "Comment", id: said.data.addComment.id },
    ];
    const text = ENTITIES.replace(" ... on User { displayName email }", "");

    const seen = await test.ask("cases", other, text, { of });
    const own = await test.ask("cases", officer, text, { of });

    expect(seen.data._entities).toEqual([null, null]);
    expect(own.data._entities).toMatchObject([{ title: kase.title }, { text: "Secret" }]);
  });

  it("an alias does not borrow the answer of another", async () => {
    const [mine, other] = [await test.person(Role.OFFICER), await test.person(Role.OFFICER)];
    const text = `{ a: user(id: "${mine.id}") { email } b: user(id: "${other.id}") { email } c: user(id: "${mine.id}") { ...E } }
      fragment E on User { mail: email }`;

    const { data, errors } = await test.ask("identity", mine, text);

    expect(data).toEqual({ a: { email: mine.email }, b: { email: null }, c: { mail: mine.email } });
    expect(errors).toEqual([coded("FORBIDDEN", "email")]);
  });

  it("a field behind a fragment, an alias or a directive is refused like itself", async () => {
    const citizen = await test.person(Role.CITIZEN);
    const kase = await buildCase(test, citizen);
    const text = `query($yes: Boolean!) { case(id: "${kase.id}") { title ...H notes: comments(first: 1) { totalCount } } }
      fragment H on Case { ... @include(if: $yes) { past: history(first: 1) { totalCount } } }`;

    const { data } = await test.ask("cases", citizen, text, { yes: true });

    expect(data.case).toEqual({ title: kase.title, past: null, notes: null });
  });
});
