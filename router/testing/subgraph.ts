import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  getOperationAST,
  parse,
  subscribe,
  validate,
} from "graphql";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import { secretFor } from "../../subgraphs/shared/credential.ts";
import type { OpenSubgraph } from "../../subgraphs/shared/open.ts";
import { serveSubgraph } from "../../subgraphs/shared/server.ts";
import { READY_PATH, type Subgraph } from "../../subgraphs/shared/subgraph.ts";
import { quiet } from "./quiet.ts";

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<never, Caller> | object>>;

/** A small real subgraph: plain resolvers, whose context is the caller. */
export function testSubgraph(name: string, sdl: string, resolvers: Resolvers, route?: Subgraph["route"]): OpenSubgraph {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const subgraph: Subgraph = {
    name,
    sdl,
    async execute({ document, variables, operationName }, caller) {
      const errors = validate(schema, document);
      if (errors.length) return { errors };
      const args = { schema, document, variableValues: variables, operationName, contextValue: caller };
      const isStream = getOperationAST(document, operationName)?.operation === "subscription";
      return (isStream ? subscribe(args) : execute(args)) as Promise<ExecutionResult>;
    },
    async route(request, caller) {
      if (new URL(request.url).pathname === READY_PATH) return new Response(null, { status: 204 });
      return route ? route(request, caller) : null;
    },
  };
  return { ...subgraph, schema } as unknown as OpenSubgraph;
}

/** A subgraph's process, as far as a test can reach into it. */
export interface Process {
  readonly url: string;
  /** Connections that carry a WebSocket now. */
  sockets(): number;
  /** Cuts them all, as a network does. */
  cut(): void;
  close(): Promise<void>;
}

/** The same subgraph in a server of its own, behind a relay whose connections can be cut. */
export async function serve(subgraph: OpenSubgraph, secret: string): Promise<Process> {
  const routerSecrets = [secretFor(subgraph.name, secret)];
  const server = await serveSubgraph(subgraph, { port: 0, host: "127.0.0.1", routerSecrets, log: quiet });
  const upgraded = new Set<Socket>();
  const relay = createServer((client) => {
    const upstream = connect(server.port, "127.0.0.1");
    client.once("data", (head) => {
      if (/^upgrade:/im.test(head.toString("latin1"))) upgraded.add(client);
    });
    client.pipe(upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on("error", () => {});
      socket.once("close", () => {
        upgraded.delete(socket);
        other.destroy();
      });
    }
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const cut = () => {
    for (const socket of upgraded) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}/graphql`,
    sockets: () => upgraded.size,
    cut,
    async close() {
      relay.close();
      cut();
      await server.close();
    },
  };
}
