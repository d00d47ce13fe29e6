import { type ExecutionResult, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { useBackend } from "../../tests/setup/backend.ts";
import { coded } from "../../tests/setup/coded.ts";
import { buildCase } from "../cases/testing.ts";
import { Role } from "../identity/roles/roles.ts";
import { nobody } from "./caller.ts";

const test = useBackend();

/** The first run of a document is interpreted, later ones are compiled. */
const thrice = async (text: string, variables: object, role: Role | null = Role.OFFICER) => {
  const who = role && (await test.person(role));
  const answers = [];
  for (let run = 0; run < 3; run++) answers.push(await test.ask("cases", who, text, variables));
  return answers;
};

describe("a document that comes back", () => {
  it.each([
    [
      "variables with defaults",
      "query($first: Int! = 3, $sort: CaseSort) { cases(first: $first, sort: $sort) { edges { node { title } } } }",
      { sort: { field: "TITLE" } },
    ],
    [
      "skip and include",
      "query($yes: Boolean!) { cases(first: 1) { totalCount @include(if: $yes) pageInfo @skip(if: $yes) { hasNextPage } } }",
      { yes: true },
    ],
    [
      "fragments and aliases",
      "query { a: cases(first: 1) { ...C } b: cases(first: 2) { ...C } } fragment C on CaseConnection { edges { node { __typename id } } }",
      {},
    ],
    ["a refused value", "query($id: ID!) { case(id: $id) { id } }", { id: "not an id" }],
    [
      "an unknown enum",
      "query($filter: CaseFilter) { cases(filter: $filter) { totalCount } }",
      { filter: { status: ["NOPE"] } },
    ],
    ["a paged field", "query { cases(first: 1) { edges { node { history { totalCount } } } } }", {}],
    [
      "a refused mutation",
      'mutation { assignCase(input: { id: "00000000-0000-7000-8000-000000000000", version: 1 }) { id } }',
      {},
    ],
    ["a variable that is missing", "query($id: ID!) { case(id: $id) { id } }", {}],
  ])("answers the same compiled as interpreted: %s", async (_what, text, variables) => {
    await buildCase(test, await test.person(Role.CITIZEN));
    await test.backend.settled();

    const [interpreted, ...compiled] = await thrice(text, variables);

    for (const answer of compiled) expect(answer).toEqual(interpreted);
  });

  it("refuses the same fields compiled as interpreted, and tells the ledger of it", async () => {
    const citizen = await test.person(Role.CITIZEN);
    await buildCase(test, citizen);
    const text = "{ cases(first: 1) { edges { node { title notes: comments { totalCount } } } } }";

    const answers = [];
    for (let run = 0; run < 3; run++) answers.push(await test.ask("cases", citizen, text));
    await test.backend.settled();

    for (const answer of answers) {
      expect(answer.data.cases.edges[0].node.notes).toBeNull();
      expect(answer.errors).toEqual([coded("FORBIDDEN", "notes")]);
    }
    const entries = await test.ledgerOf(citizen.id);
    expect(entries.filter(({ event }) => event === "access.refused")).toHaveLength(3);
  });

  it("is the operation that was named, where there are several", async () => {
    const document = parse("query A { cases { totalCount } } query B { cases { pageInfo { hasNextPage } } }");
    const caller = { ...nobody("several"), authorization: (await test.officer()).authorization };

    for (const operationName of ["A", "A", "B", "B"]) {
      const { data } = (await test.backend.cases.execute({ document, operationName }, caller)) as ExecutionResult;
      expect(Object.keys(data!.cases as object)).toEqual([operationName === "A" ? "totalCount" : "pageInfo"]);
    }
  });

  it("asks for rights every time, whoever was first", async () => {
    const text = "{ cases(first: 1) { totalCount } }";
    await thrice(text, {}, Role.ADMIN);

    for (const answer of await thrice(text, {}, null)) {
      expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    }
  });
});

describe("what goes wrong inside", () => {
  it.each(["40P01", "40001", "55P03", "57014"])("asks to try again where the database gave way (%s)", async (code) => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer);
    await test.owner.query(`create or replace function cases.give_way() returns trigger language plpgsql as
        $$ begin raise exception using errcode = '${code}'; end $$`);
    await test.owner.query("create trigger give_way before update on cases.cases execute function cases.give_way()");
    try {
      const text = "mutation($input: EditCase!) { editCase(input: $input) { id } }";
      const input = { id: kase.id, version: kase.version, title: "Another title" };
      const { errors } = await test.ask("cases", officer, text, { input });

      expect(errors).toEqual([coded("UNAVAILABLE", "editCase", { reason: "BUSY" })]);
    } finally {
      await test.owner.query("drop trigger give_way on cases.cases");
    }
  });

  it("is masked, with the id by which it is found in the log", async () => {
    const officer = await test.officer();
    await test.owner.query("alter table cases.cases rename to hidden");
    try {
      const answer = await test.ask("cases", officer, "{ caseCounts { open } }");

      expect(answer.errors).toEqual([
        {
          message: "Something went wrong.",
          path: ["caseCounts"],
          extensions: { code: "INTERNAL", requestId: "test-request" },
        },
      ]);
    } finally {
      await test.owner.query("alter table cases.hidden rename to cases");
    }
  });
});

describe("readiness", () => {
  it("is the database's: a subgraph that cannot reach it says so", async () => {
    const ask = () => test.backend.cases.route(new Request("http://cases/ready"), nobody("ready"));
    expect((await ask())?.status).toBe(204);

    await test.backend.cases.db.destroy();

    expect((await ask())?.status).toBe(503);
    await test.backend.cases.db.initialize();
  });
});
