import type { Server } from "node:http";
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
  parse,
} from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { Caller } from "./caller.ts";
import type { Credentials } from "./credential.ts";
import type { OpenSubgraph } from "./open.ts";

/** One execution on the router's socket, as graphql-ws carries it from `onSubscribe` to `subscribe`. */
interface Carried extends ExecutionArgs {
  readonly caller: Caller;
}

/** Subscriptions for the router: one socket with its credential, each subscription with its own viewer. */
export function serveSockets(
  http: Server,
  subgraph: OpenSubgraph,
  credentials: Credentials,
): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ server: http, path: "/graphql", maxPayload: 1024 * 1024 });
  const { schema } = subgraph;
  const server = useServer(
    {
      schema,
      onConnect: ({ connectionParams }) => credentials.holds("ws", "", connectionParams?.credential),
      onSubscribe: (_context, _id, payload): Carried | readonly GraphQLError[] => {
        const document = parsed(payload.query);
        const node = getOperationAST(document, payload.operationName);
        if (node?.operation !== OperationTypeNode.SUBSCRIPTION) {
          return [new GraphQLError("Only subscriptions run here.", { extensions: { code: "INVALID" } })];
        }
        const caller = payload.extensions?.caller as Caller;
        return { schema, document, operationName: payload.operationName, variableValues: payload.variables, caller };
      },
      subscribe: (args) => {
        const { document, operationName, variableValues, caller } = args as Carried;
        return subgraph.execute(
          { document, operationName: operationName ?? undefined, variables: variableValues ?? undefined },
          caller,
        ) as never;
      },
    },
    sockets,
  );
  return { close: async () => server.dispose() };
}

const KEPT_DOCUMENTS = 500;
const documents = new Map<string, DocumentNode>();

/** The router sends the same texts again and again: one document each, so that what is known of it is known once. */
function parsed(text: string): DocumentNode {
  let document = documents.get(text);
  if (!document) {
    document = parse(text, { noLocation: true });
    if (documents.size >= KEPT_DOCUMENTS) documents.delete(documents.keys().next().value as string);
    documents.set(text, document);
  }
  return document;
}
