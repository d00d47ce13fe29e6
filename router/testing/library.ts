import type { OpenSubgraph } from "../../subgraphs/shared/open.ts";
import { testSubgraph } from "./subgraph.ts";

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable", "@inaccessible"])';

const PEOPLE = /* GraphQL */ `
  ${LINK}
  enum Role { READER AUTHOR SPY @inaccessible }
  type Address { city: String! zip: String }
  type User @key(fields: "id") {
    id: ID!
    name: String!
    email: String
    role: Role
    boss: User
    friends: [User!]!
    addresses: [[Address!]]!
  }
  type Query { me: User person(id: ID!): User people(first: Int! = 2): [User!]! guests: [User] stats: Stats! @shareable }
  type Stats @shareable { people: Int! }
  type Mutation { count(step: String!): Int! }
`;

const WORKS = /* GraphQL */ `
  ${LINK}
  interface Work { id: ID! title: String! authors: [User!]! shelf: [[Copy]!]! }
  type Book implements Work @key(fields: "id") { id: ID! title: String! authors: [User!]! shelf: [[Copy]!]! pages: Int! }
  type Film implements Work @key(fields: "id") {
    id: ID!
    title: String!
    authors: [User!]!
    shelf: [[Copy]!]!
    minutes: Int
    director: User!
  }
  type Secret implements Work @key(fields: "id") @inaccessible {
    id: ID!
    title: String!
    authors: [User!]!
    shelf: [[Copy]!]!
  }
  type Copy @key(fields: "code") { code: ID! holder: User work: Work }
  union Found = Book | Film | User
  type User @key(fields: "id", resolvable: false) { id: ID! }
  type Query { works: [Work!]! work(id: ID!): Work search: [Found]! hidden: [Work] stats: Stats! @shareable }
  type Stats @shareable { works: Int! people: Int! }
  type Mutation { tally(step: String!): Int! }
  type Subscription { lent: Copy! }
`;

const REVIEWS = /* GraphQL */ `
  ${LINK}
  type Book @key(fields: "id") { id: ID! reviews(atLeast: Int! = 0): [Review!]! rating: Float }
  type Film @key(fields: "id") { id: ID! reviews(atLeast: Int! = 0): [Review!] }
  type Review @key(fields: "id") { id: ID! stars: Int! text: String by: User! }
  type User @key(fields: "id") { id: ID! name: String! @external greeting: String @requires(fields: "name") reviews: [Review!]! }
  type Query { review(id: ID!): Review }
`;

type Row = Record<string, unknown> & { readonly __typename: string };

/** Books, films, who made them and what is said of them: one set of rows behind three subgraphs, or behind one schema. */
export interface Library {
  readonly subgraphs: readonly OpenSubgraph[];
  /** What a single schema over the same rows begins with. */
  readonly root: object;
  /** The mutations that ran, in their order. */
  readonly steps: string[];
  /** By the subgraph's name: every question to it fails while it is in here. */
  readonly broken: Set<string>;
  lend(): AsyncIterableIterator<unknown>;
}

/** Makes a library; `gone` is a person of whom only the id is left. */
export function testLibrary(): Library {
  const steps: string[] = [];
  const broken = new Set<string>();
  const users: Row[] = ["ann", "bob", "cid", "gone"].map((id) => ({ __typename: "User", id }));
  const [ann, bob, cid, gone] = users as [Row, Row, Row, Row];
  const greeting = ({ name }: { name?: string }) => (name ? `Hello ${name}` : null);
  const known = [ann, bob, cid];
  known.forEach((user, index) => {
    const name = `${String(user.id)[0]?.toUpperCase()}${String(user.id).slice(1)}`;
    const addresses = [
      [
        { city: "Oslo", zip: null },
        { city: "Rome", zip: "00100" },
      ],
      null,
      [],
    ];
    Object.assign(user, { name, email: index === 1 ? null : `${user.id}@library.dev`, addresses });
    Object.assign(user, { role: ["READER", "AUTHOR", "SPY"][index], greeting: greeting({ name }) });
  });
  Object.assign(ann, { boss: bob, friends: [bob, cid] });
  Object.assign(bob, { boss: cid, friends: [ann, cid] });
  Object.assign(cid, { boss: null, friends: [] });
  Object.assign(gone, { greeting: null });

  const reviews = Array.from({ length: 6 }, (_, n): Row => {
    return { __typename: "Review", id: `r${n}`, stars: n % 5, text: n % 2 ? `Text ${n}` : null, by: users[n % 4] };
  });
  for (const user of users) user.reviews = reviews.filter(({ by }) => by === user);
  const reviewsFrom =
    (from: number) =>
    ({ atLeast }: { atLeast: number }) =>
      reviews.slice(from).filter(({ stars }) => (stars as number) >= atLeast);
  const copies: Row[] = ["c1", "c2", "c3"].map((code, n) => ({
    __typename: "Copy",
    code,
    holder: [ann, gone, null][n],
  }));
  const [c1, c2, c3] = copies;
  const shelf = [[c1, null], [], [c2, c3, c1]];
  const works: Row[] = [
    {
      __typename: "Book",
      id: "b1",
      title: "One",
      authors: [ann, bob],
      shelf,
      pages: 10,
      rating: 4.5,
      reviews: reviewsFrom(4),
    },
    {
      __typename: "Film",
      id: "f1",
      title: "Two",
      authors: [],
      shelf: [],
      minutes: null,
      director: cid,
      reviews: reviewsFrom(0),
    },
    {
      __typename: "Book",
      id: "b2",
      title: "Three",
      authors: [ann, ann],
      shelf: [[]],
      pages: 0,
      rating: null,
      reviews: () => [],
    },
    {
      __typename: "Film",
      id: "f2",
      title: "Four",
      authors: [gone],
      shelf: [[null]],
      minutes: 90,
      director: gone,
      reviews: () => null,
    },
  ];
  Object.assign(c1 as Row, { work: works[0] });
  Object.assign(c2 as Row, { work: works[3] });
  const secret: Row = { __typename: "Secret", id: "s1", title: "?", authors: [], shelf: [] };

  const byId =
    (rows: readonly Row[]) =>
    ({ id }: { id: string }) =>
      rows.find((row) => row.id === id) ?? null;
  const step =
    (name: string) =>
    ({ step }: { step: string }) =>
      steps.push(`${name} ${step}`);
  const root = {
    me: ann,
    person: byId(known),
    people: ({ first }: { first: number }) => known.slice(0, first),
    guests: [bob, ann, null],
    works,
    work: byId(works),
    search: [works[0], ann, works[1], null, gone],
    hidden: [secret, works[0]],
    review: byId(reviews),
    stats: { people: 3, works: 4 },
    count: step("people"),
    tally: step("works"),
  };
  async function* lend() {
    for (const copy of copies) yield { lent: copy };
  }

  /** Every root field is read from the rows, as an execution with a root value reads them. */
  function subgraph(name: string, sdl: string, rows: readonly Row[], fields: Record<string, readonly string[]>) {
    const read = (field: string) => (_row: unknown, args: never) => {
      const value = root[field as keyof typeof root] as unknown;
      return typeof value === "function" ? value(args) : value;
    };
    const resolvers: Record<string, Record<string, unknown>> = {};
    for (const [type, names] of Object.entries(fields)) {
      resolvers[type] = Object.fromEntries(names.map((field) => [field, read(field)]));
    }
    for (const type of new Set(rows.map(({ __typename }) => __typename))) {
      resolvers[type] = {
        __resolveReference: (reference: Row) => {
          const found = rows.find(
            (row) => row.__typename === type && (row.id ?? row.code) === (reference.id ?? reference.code),
          );
          return found && name === "reviews"
            ? { ...found, greeting: greeting(reference as { name?: string }) }
            : (found ?? null);
        },
      };
    }
    if (name === "works") resolvers.Subscription = { lent: { subscribe: lend } };
    const opened = testSubgraph(name, sdl, resolvers as never);
    return {
      ...opened,
      async execute(...args: Parameters<OpenSubgraph["execute"]>) {
        if (broken.has(name)) throw new Error(`${name} is broken`);
        return opened.execute(...args);
      },
    } as OpenSubgraph;
  }
  const subgraphs = [
    subgraph("people", PEOPLE, known, { Query: ["me", "person", "people", "guests", "stats"], Mutation: ["count"] }),
    subgraph("works", WORKS, [...works, ...copies], {
      Query: ["works", "work", "search", "hidden", "stats"],
      Mutation: ["tally"],
    }),
    subgraph("reviews", REVIEWS, [...reviews, ...works, ...users], { Query: ["review"] }),
  ];
  return { subgraphs, root, steps, broken, lend };
}
