import { execute, getOperationAST, getVariableValues, type OperationDefinitionNode, parse } from "graphql";
import { beforeEach, describe, expect, it } from "vitest";
import { nobody } from "../../subgraphs/shared/caller.ts";
import type { Admitted } from "../admission/admission.ts";
import type { Answer } from "../answer.ts";
import { type AnswerStream, createGateway, type Gateway } from "../gateway.ts";
import { type Library, testLibrary } from "../testing/library.ts";
import { question } from "../testing/questions.ts";
import { quiet } from "../testing/quiet.ts";
import { composed } from "../testing/world.ts";
import { localTransport } from "../transports/local.ts";

const QUESTIONS = 300;
const PATIENCE_MS = 120_000;

let library: Library;
let gateway: Gateway;
beforeEach(() => {
  library = testLibrary();
  const { subgraphs } = library;
  const graph = composed(subgraphs);
  gateway = createGateway({ graph, transport: localTransport(subgraphs), subgraphTimeoutMs: 5_000, log: quiet });
});

function admitted(text: string, variables: Record<string, unknown> = {}): Admitted {
  const document = parse(text);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const { coerced = {} } = getVariableValues(gateway.schema, operation.variableDefinitions ?? [], variables);
  return { document, operationName: undefined, variables: coerced, kind: operation.operation, label: "test" };
}

const run = (operation: Admitted) => gateway.execute(operation, nobody("test"), new AbortController().signal);
const ask = (text: string, variables?: Record<string, unknown>) => run(admitted(text, variables));

/** What one schema over all the rows answers. */
const whole = ({ document, variables }: Admitted) =>
  execute({ schema: gateway.schema, document, variableValues: variables, rootValue: library.root });

const unavailable = (...path: (string | number)[]) => ({ path, extensions: { code: "UNAVAILABLE" } });

describe("an answer that subgraphs gave together", () => {
  it(
    `is to the letter that of one schema, for ${QUESTIONS} questions by chance`,
    async () => {
      for (let seed = 1; seed <= QUESTIONS; seed += 1) {
        const text = question(gateway.schema, seed);
        for (const variables of [{}, { yes: false, no: true, number: 1 }]) {
          const operation = admitted(text, variables);

          const { data } = await run(operation);

          const expected = await whole(operation);
          expect(JSON.stringify(data), `${seed}: ${text}`).toBe(JSON.stringify(expected.data));
        }
      }
    },
    PATIENCE_MS,
  );

  it.each<[string, string, unknown]>([
    [
      "has the client's aliases at every level, in the client's order",
      '{ x: work(id: "b1") { k: id w: authors { n: name t: __typename id } title } }',
      {
        x: {
          k: "b1",
          w: [
            { n: "Ann", t: "User", id: "ann" },
            { n: "Bob", t: "User", id: "bob" },
          ],
          title: "One",
        },
      },
    ],
    [
      "keeps fields of one name apart where an entity stands twice",
      '{ work(id: "b2") { authors { name } } me { name: email boss { name } } }',
      { work: { authors: [{ name: "Ann" }, { name: "Ann" }] }, me: { name: "ann@library.dev", boss: { name: "Bob" } } },
    ],
    [
      "chooses the fragments of an interface and of a union by the type of each object",
      "{ works { __typename ... on Film { minutes } ... on Book { rating pages } } search { t: __typename ... on User { name } ... on Work { title } } }",
      {
        works: [
          { __typename: "Book", rating: 4.5, pages: 10 },
          { __typename: "Film", minutes: null },
          { __typename: "Book", rating: null, pages: 0 },
          { __typename: "Film", minutes: 90 },
        ],
        search: [{ t: "Book", title: "One" }, { t: "User", name: "Ann" }, { t: "Film", title: "Two" }, null, null],
      },
    ],
    [
      "has no object of a type, and no value, that clients may not see",
      "{ hidden { title } people(first: 3) { role } }",
      { hidden: [null, { title: "One" }], people: [{ role: "READER" }, { role: "AUTHOR" }, { role: null }] },
    ],
    [
      "is null as far up as a field may not be null, where an entity is gone",
      '{ work(id: "f2") { title authors { id name } } other: work(id: "f2") { authors { id } ... on Film { director { email } } } }',
      { work: null, other: { authors: [{ id: "gone" }], director: { email: null } } },
    ],
    [
      "joins entities through lists of lists, with null where there is nothing",
      '{ work(id: "b1") { shelf { code holder { name } } } }',
      {
        work: {
          shelf: [
            [{ code: "c1", holder: { name: "Ann" } }, null],
            [],
            [
              { code: "c2", holder: null },
              { code: "c3", holder: null },
              { code: "c1", holder: { name: "Ann" } },
            ],
          ],
        },
      },
    ],
    [
      "has what a field requires of another subgraph",
      "{ people { greeting } }",
      { people: [{ greeting: "Hello Ann" }, { greeting: "Hello Bob" }] },
    ],
    [
      "tells of the schema beside its data",
      '{ __typename __schema { queryType { name } } s: __type(name: "Film") { name } stats { people works } }',
      {
        __typename: "Query",
        __schema: { queryType: { name: "Query" } },
        s: { name: "Film" },
        stats: { people: 3, works: 4 },
      },
    ],
    [
      "has an object of which nothing was left to ask",
      "{ me { reviews { by { ... { id @skip(if: true) } } } boss { name @include(if: false) } } }",
      { me: { reviews: [{ by: {} }, { by: {} }], boss: {} } },
    ],
    ["needs no subgraph for the name of its root", "{ q: __typename }", { q: "Query" }],
  ])("%s", async (_what, text, data) => {
    const answer = await ask(text);

    expect(JSON.stringify(answer)).toBe(JSON.stringify({ data }));
  });

  it.each([
    [
      { skip: true, with: true },
      {
        work: {
          authors: [
            { id: "ann", name: "Ann" },
            { id: "bob", name: "Bob" },
          ],
        },
      },
    ],
    [
      { skip: false, with: false },
      { me: { id: "ann" }, work: { authors: [{ id: "ann" }, { id: "bob" }] } },
    ],
    [{ skip: true, with: false }, { work: { authors: [{ id: "ann" }, { id: "bob" }] } }],
  ])("heeds @skip and @include anew with the variables %j of each request", async (variables, data) => {
    const operation = admitted(
      `query($skip: Boolean!, $with: Boolean!) {
        me @skip(if: $skip) { id }
        work(id: "b1") { authors { id ... @include(if: $with) { name } } }
      }`,
      variables,
    );
    for (const present of [{ skip: false, with: true }, variables]) {
      const { data: answered } = await run({ ...operation, variables: present });
      if (present === variables) expect(answered).toEqual(data);
    }
  });
});

describe("a subgraph that fails", () => {
  it("costs its own fields, with an error wherever the client would have had them", async () => {
    library.broken.add("people");

    const { data, errors } = await ask('{ w: work(id: "b2") { t: title by: authors { id mail: email } } me { name } }');

    expect(data).toEqual({
      w: {
        t: "Three",
        by: [
          { id: "ann", mail: null },
          { id: "ann", mail: null },
        ],
      },
      me: null,
    });
    expect(errors).toHaveLength(3);
    expect(errors).toEqual(
      expect.arrayContaining(
        [unavailable("w", "by", 0), unavailable("w", "by", 1), unavailable("me")].map((each) =>
          expect.objectContaining(each),
        ),
      ),
    );
  });

  it("leaves out errors of what nobody asked for", async () => {
    library.broken.add("reviews");

    expect(await ask("{ works { id } }")).not.toHaveProperty("errors");
  });
});

describe("a mutation", () => {
  it("runs its fields one after the other, whichever subgraph they are of", async () => {
    const { data } = await ask(
      'mutation { a: count(step: "1") b: tally(step: "2") c: count(step: "3") __typename d: tally(step: "4") }',
    );

    expect(data).toEqual({ a: 1, b: 2, c: 3, __typename: "Mutation", d: 4 });
    expect(library.steps).toEqual(["people 1", "works 2", "people 3", "works 4"]);
  });
});

describe("a subscription", () => {
  const watch = async (text: string) => {
    const opened = (await gateway.subscribe(admitted(text), nobody("test"))) as AnswerStream;
    const heard: Answer[] = [];
    for await (const answer of opened) heard.push(answer);
    return heard;
  };

  it("answers each event with what other subgraphs know of it", async () => {
    const heard = await watch("subscription { it: lent { code holder { name reviews { stars } } } }");

    expect(heard).toEqual([
      { data: { it: { code: "c1", holder: { name: "Ann", reviews: [{ stars: 0 }, { stars: 4 }] } } } },
      { data: { it: { code: "c2", holder: null } } },
      { data: { it: { code: "c3", holder: null } } },
    ]);
  });

  it("keeps the errors of one event from the next", async () => {
    library.broken.add("people");

    const heard = await watch("subscription { lent { code holder { email } } }");

    expect(heard.map(({ errors = [] }) => errors.map(({ path }) => path?.join(".")))).toEqual([
      ["lent.holder"],
      ["lent.holder"],
      [],
    ]);
  });

  it("that cannot be opened says why", async () => {
    library.broken.add("works");

    const answer = await gateway.subscribe(admitted("subscription { lent { code } }"), nobody("test"));

    expect(answer).toMatchObject({ data: null, errors: [unavailable("lent")] });
  });
});
