import { EventEmitter } from "node:events";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import { AppError, type Code } from "../../subgraphs/shared/errors.ts";
import type { OpenSubgraph } from "../../subgraphs/shared/open.ts";
import { type Gate, gate } from "./gate.ts";
import { testSubgraph } from "./subgraph.ts";

const SDL = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  enum CaseStatus {
    OPEN
    CLOSED
  }
  input CaseFilter {
    status: CaseStatus
    ids: [ID!]
    limit: Int
  }
  input ChangeStatus {
    id: ID!
    version: Int!
    status: CaseStatus!
    reason: String
  }
  type Query {
    case(id: ID!): Case
    cases(first: Int! = 20, filter: CaseFilter): CaseConnection!
    held: String
    leaky: String
    casesCaller: CasesCaller!
  }
  type Mutation {
    changeStatus(input: ChangeStatus!): Case!
  }
  type Subscription {
    caseChanged(after: String): CaseChanged!
  }
  type Case @key(fields: "id") {
    id: ID!
    title: String!
    status: CaseStatus!
    assignee: User
    labels: [Label!]!
    related(first: Int! = 20): CaseConnection
  }
  type Label {
    name: String!
    case: Case
  }
  type CaseConnection {
    edges: [CaseEdge!]!
    totalCount: Int!
  }
  type CaseEdge {
    cursor: String!
    node: Case!
  }
  type User @key(fields: "id", resolvable: false) {
    id: ID!
  }
  type CaseChanged {
    cursor: String!
    case: Case
    actor: User
    note: String
  }
  type CasesCaller {
    authorization: String
    requestId: String!
    address: String
    binding: String
  }
`;

/** What leaks out of a resolver that throws something of its own. */
export const LEAK = 'connection to "postgres://cases:hunter2@db" refused';

/** Cases, with streams that a test feeds. */
export interface TestCases {
  readonly subgraph: OpenSubgraph;
  readonly held: Gate;
  /** Callers of the streams that are open now. */
  readonly watching: Set<Caller>;
  /** Resolves when so many streams are open. */
  watched(count: number): Promise<void>;
  emit(cursor: string, actorId?: string): void;
  /** Ends every stream with an error. */
  fail(code: Code): void;
}

const kase = (id: string) => ({ id, title: `Case ${id}`, status: "OPEN", labels: [], assignee: { id: `of-${id}` } });

/** A subgraph whose fields wait, fail and stream as a test says. */
export function testCases(): TestCases {
  const held = gate();
  const watching = new Set<Caller>();
  const changes = new EventEmitter().setMaxListeners(0);

  function watch(caller: Caller): AsyncIterableIterator<unknown> {
    const queue: unknown[] = [];
    let wake = () => {};
    let ended = false;
    const hear = (event: unknown) => {
      queue.push(event);
      wake();
    };
    const end = () => {
      ended = true;
      watching.delete(caller);
      changes.off("event", hear).emit("watching");
      wake();
    };
    watching.add(caller);
    changes.on("event", hear).emit("watching");
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        if (!queue.length && !ended) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const value = queue.shift();
        if (value === undefined) return { value, done: true };
        if (!(value instanceof Error)) return { value, done: false };
        end();
        throw value;
      },
      async return() {
        end();
        return { value: undefined, done: true };
      },
    };
  }

  const resolvers = {
    Query: {
      case: (_root: never, { id }: { id: string }) => kase(id),
      cases: (_root: never, { first }: { first: number }) => ({
        edges: Array.from({ length: Math.min(first, 3) }, (_, index) => ({
          cursor: `${index}`,
          node: kase(`${index}`),
        })),
        totalCount: 3,
      }),
      async held() {
        await held.passed();
        return "held";
      },
      leaky() {
        throw new Error(LEAK);
      },
      casesCaller: (_root: never, _args: never, caller: Caller) => caller,
    },
    Mutation: {
      changeStatus(_root: never, { input }: { input: { id: string; version: number; status: string } }) {
        if (input.version !== 1) throw new AppError("CONFLICT", "Somebody was faster.", { version: 2 });
        return { ...kase(input.id), status: input.status };
      },
    },
    Subscription: {
      caseChanged: { subscribe: (_root: never, _args: never, caller: Caller) => watch({ ...caller }) },
    },
    CaseChanged: {
      note(event: { caseChanged: { cursor: string } }) {
        throw new AppError("FORBIDDEN", `Notes of ${(event as never as { cursor: string }).cursor} are for staff.`);
      },
    },
  };

  return {
    subgraph: testSubgraph("cases", SDL, resolvers as never),
    held,
    watching,
    watched: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (watching.size !== count) return;
          changes.off("watching", look);
          resolve();
        };
        changes.on("watching", look);
        look();
      }),
    emit(cursor, actorId = "1") {
      changes.emit("event", { caseChanged: { cursor, case: kase("1"), actor: { id: actorId } } });
    },
    fail: (code) => void changes.emit("event", new AppError(code, `ended with ${code}`)),
  };
}
