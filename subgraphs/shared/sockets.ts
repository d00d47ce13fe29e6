import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
  parse,
} from "graphql";
import { handleProtocols, makeServer } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { Caller } from "./caller.ts";
import { type Credentials, SOCKET_CHALLENGE_HEADER, socketScope } from "./credential.ts";
import type { Log } from "./log.ts";
import type { OpenSubgraph } from "./open.ts";
import { speak } from "./speaking.ts";
import type { Strangers } from "./strangers.ts";

const MAX_PAYLOAD = 1024 * 1024;
const LEAVING = 1001;
/** A router that does not answer the close frame is cut off. */
const FAREWELL_MS = 1_000;

/** One execution on the router's socket, as graphql-ws carries it from `onSubscribe` to `subscribe`. */
interface Carried extends ExecutionArgs {
  readonly caller: Caller;
}

/** Subscriptions for the router: one socket with its credential, each subscription with its own viewer. */
export function serveSockets(
  http: Server,
  subgraph: OpenSubgraph,
  credentials: Credentials,
  strangers: Strangers,
  log: Log,
): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ server: http, path: "/graphql", maxPayload: MAX_PAYLOAD, handleProtocols });
  const challenges = new WeakMap<IncomingMessage, string>();
  sockets.on("headers", (headers, request) => {
    const challenge = randomBytes(16).toString("base64url");
    challenges.set(request, challenge);
    headers.push(`${SOCKET_CHALLENGE_HEADER}: ${challenge}`);
  });
  const { schema } = subgraph;
  const server = makeServer<{ credential?: unknown } | undefined, { challenge: string | undefined }>({
    schema,
    onConnect({ connectionParams, extra }) {
      const verdict = credentials.judge(socketScope(extra.challenge), "", connectionParams?.credential);
      if (verdict !== "holds") strangers.refused(verdict);
      return verdict === "holds";
    },
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
  });
  // Every stream of a router is on one socket: what waits is bounded by each stream's own patience, not by the socket's.
  const listener = { at: "subgraph", level: "warn", mostUnread: Number.POSITIVE_INFINITY, log } as const;
  sockets.on("connection", (socket, request) => {
    speak(server, socket, { challenge: challenges.get(request) }, listener);
  });
  sockets.on("error", (error) => log.error({ err: error }, "a socket could not be accepted"));
  return {
    async close() {
      for (const socket of sockets.clients) socket.close(LEAVING, "Going away");
      const late = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, FAREWELL_MS);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      clearTimeout(late);
    },
  };
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
