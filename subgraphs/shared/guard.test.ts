import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  createSourceEventStream,
  type DocumentNode,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import { beforeEach, describe, expect, it } from "vitest";
import { nobody } from "./caller.ts";
import { Context, type Viewer } from "./context.ts";
import { guard } from "./guard.ts";
import { PreparedOperation } from "./prepared.ts";
import { anyone, may, type RuleTable, selfOr, signedIn } from "./rules.ts";

const OWN = "00000000-0000-7000-8000-000000000001";
const OTHER = "00000000-0000-7000-8000-000000000002";

const TABLE: RuleTable = {
  Query: { people: signedIn, open: anyone, somebody: anyone },
  Mutation: { resign: may("staff"), promote: may("staff") },
  Subscription: { changed: may("staff") },
  Person: { id: signedIn, name: may("staff"), email: selfOr("admin") },
};

let rights: Set<string>;
let visitor: Viewer | null;
/** What happens while the rows are read. */
let meanwhile: () => void;

const schema = buildSubgraphSchema([
  {
    typeDefs: parse(`
    type Query { people: [Person!] open: Boolean somebody: Being }
    type Mutation { resign: Boolean promote: Boolean }
    type Subscription { changed: Boolean }
    interface Being { name: String }
    type Person implements Being { id: ID name: String email: String secret: String }
  `),
    resolvers: {
      Query: {
        somebody: () => ({ __typename: "Person", name: "N" }),
        people: async () => {
          meanwhile();
          return [OWN, OTHER].map((id) => ({ id, name: `N${id.at(-1)}`, email: `E${id.at(-1)}`, secret: "S" }));
        },
      },
      Subscription: { changed: { subscribe: () => [true].values(), resolve: () => true } as never },
      Mutation: { resign: () => rights.delete("staff"), promote: () => true },
    },
  },
]);

beforeEach(() => {
  rights = new Set(["staff"]);
  visitor = { id: OWN, sessionId: OWN, generation: 0, permissions: rights };
  meanwhile = () => undefined;
});

/** The answers of the first run, which is interpreted, and of compiled ones. */
async function thrice(text: string, table = TABLE) {
  const document: DocumentNode = parse(text);
  const prepared = new PreparedOperation(
    guard(schema, table),
    document,
    getOperationAST(document) as OperationDefinitionNode,
  );
  const answers = [];
  for (let run = 0; run < 3; run++) {
    rights.add("staff");
    const ctx = new Context({} as never, nobody("guard"), () => visitor);
    const { data, errors = [] } = await prepared.run({ root: {}, ctx: ctx as never, variables: {} });
    answers.push({ data: JSON.parse(JSON.stringify(data)), refused: errors.map(({ path }) => path?.join(".")) });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  return answers[0]!;
}

describe("a guarded schema, interpreted and compiled alike", () => {
  it("refuses a field without a rule, in whichever form it runs", async () => {
    const answer = await thrice("{ people { name secret } }");

    expect(answer.data.people).toEqual([
      { name: "N1", secret: null },
      { name: "N2", secret: null },
    ]);
    expect(answer.refused).toEqual(["people.0.secret", "people.1.secret"]);
  });

  it("refuses a whole type that the table does not name", async () => {
    const { Person: _unnamed, ...rest } = TABLE;

    expect((await thrice("{ people { id } }", rest)).data.people).toEqual([{ id: null }, { id: null }]);
  });

  it("asks a rule of the row at every row, beside others that were asked beforehand", async () => {
    const answer = await thrice("{ people { name email } }");

    expect(answer.data.people).toEqual([
      { name: "N1", email: "E1" },
      { name: "N2", email: null },
    ]);
  });

  it("refuses the one field that is not allowed and answers the rest", async () => {
    visitor = { ...visitor!, permissions: new Set() };

    expect(await thrice("{ open people { id name } }")).toMatchObject({
      data: {
        people: [
          { id: OWN, name: null },
          { id: OTHER, name: null },
        ],
      },
      refused: ["people.0.name", "people.1.name"],
    });
  });

  it("takes the rule for the rest of a type where a field has none of its own", async () => {
    const table = { ...TABLE, Person: { "*": may("staff"), email: selfOr("admin") } };
    expect((await thrice("{ people { name } }", table)).data.people).toEqual([{ name: "N1" }, { name: "N2" }]);

    visitor = { ...visitor!, permissions: new Set() };
    expect((await thrice("{ people { name } }", table)).data.people).toEqual([{ name: null }, { name: null }]);
  });

  it("asks the rules of whatever may stand behind an interface", async () => {
    visitor = { ...visitor!, permissions: new Set() };

    expect(await thrice("{ somebody { name } }")).toMatchObject({
      data: { somebody: { name: null } },
      refused: ["somebody.name"],
    });
  });

  it("reads nothing for somebody who may not ask", async () => {
    visitor = null;
    let reads = 0;
    meanwhile = () => {
      reads += 1;
    };

    expect((await thrice("{ people { id } }")).refused).toEqual(["people"]);
    expect(reads).toBe(0);
  });

  it("asks when a subscription is opened, before there is a stream", async () => {
    visitor = { ...visitor!, permissions: new Set() };
    const contextValue = new Context({} as never, nobody("guard"), () => visitor);

    const opened = await createSourceEventStream({
      schema: guard(schema, TABLE).schema,
      document: parse("subscription { changed }"),
      contextValue,
    });

    expect(opened).toMatchObject({ errors: [{ path: ["changed"] }] });
  });

  it("lets no answer out whose right ended while it was made", async () => {
    meanwhile = () => rights.delete("staff");

    expect((await thrice("{ people { id name } }")).data.people).toEqual([
      { id: OWN, name: null },
      { id: OTHER, name: null },
    ]);
  });

  it("asks for each change by itself, because the one before may take the right for it away", async () => {
    expect(await thrice("mutation { resign promote }")).toEqual({
      data: { resign: true, promote: null },
      refused: ["promote"],
    });
  });
});
