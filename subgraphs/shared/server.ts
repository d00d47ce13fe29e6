import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ApolloServer, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { type ExecutionResult, GraphQLError } from "graphql";
import { saying } from "./answered.ts";
import { type Caller, callerFrom, signedScope } from "./caller.ts";
import { CREDENTIAL_CHALLENGE, CREDENTIAL_HEADER, Credentials, PEER_HEADER, PeerCredentials } from "./credential.ts";
import { Drain } from "./drain.ts";
import type { Log } from "./log.ts";
import type { OpenSubgraph } from "./open.ts";
import { PRIVATE_PREFIX } from "./peers.ts";
import { serveSockets } from "./sockets.ts";
import { Strangers } from "./strangers.ts";
import { READY_PATH } from "./subgraph.ts";

const MAX_BODY = 1024 * 1024;
const DRAIN_LIMIT_MS = 10_000;

/** Where and for whom a subgraph's process listens. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** The present one first; those before it are still accepted. */
  readonly routerSecrets: readonly string[];
  readonly log: Log;
}

/** A subgraph's process, listening. */
export interface SubgraphServer {
  readonly port: number;
  /** Still answers for so long while its readiness says no, then finishes what runs and ends every stream. */
  close(times?: { readonly noticeMs: number }): Promise<void>;
}

/** A subgraph behind HTTP and WebSocket: it hears the router, and nobody else but a health probe. */
export async function serveSubgraph(opened: OpenSubgraph, options: ServeOptions): Promise<SubgraphServer> {
  const subgraph = { ...opened, execute: saying(opened.execute, options.log) };
  const apollo = await startApollo(subgraph);
  const credentials = new Credentials(options.routerSecrets);
  const peers = new PeerCredentials(options.routerSecrets);
  const strangers = new Strangers(options.log);
  const http = createServer((request, response) => {
    answer(request, response).catch((error) => {
      options.log.error({ err: error }, "a request failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  http.keepAliveTimeout = 65_000;
  const drain = new Drain(http);
  await listen(http, options);
  const sockets = serveSockets(http, subgraph, credentials, strangers, options.log);
  return {
    port: (http.address() as { port: number }).port,
    async close({ noticeMs } = { noticeMs: 0 }) {
      await drain.announce({ noticeMs });
      const finished = drain.finish({ limitMs: DRAIN_LIMIT_MS });
      await sockets.close();
      await finished;
      await apollo.stop();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // As it is routed: what stands open is decided by where a path leads, and not by how it begins.
    const path = addressOf(request)?.pathname;
    if (!path) return void response.writeHead(400).end();
    if (path === "/health") return void response.writeHead(200, { "content-type": "text/plain" }).end("ok\n");
    const body = await readBody(request);
    const open = path.startsWith("/.well-known/");
    const caller = callerFrom((name) => headerOf(request, name));
    const scope = signedScope(`${request.method} ${request.url}`, caller);
    const isPrivate = path.startsWith(PRIVATE_PREFIX);
    const judge = (whole: Buffer) => {
      const credential = request.headers[CREDENTIAL_HEADER];
      if (isPrivate) return peers.judge(request.headers[PEER_HEADER], scope, whole, credential);
      return credentials.judge(scope, whole, credential);
    };
    const verdict = body ? judge(body) : "oversized";
    if (!open && verdict !== "holds") {
      strangers.refused(verdict);
      return void response
        .writeHead(401, { "content-type": "application/json", "www-authenticate": CREDENTIAL_CHALLENGE })
        .end('{"errors":[{"message":"Only the router may ask here."}]}');
    }
    if (path === "/graphql") return runGraphQL(apollo, request, response, body as Buffer, caller);
    if (path === READY_PATH && drain.begun) return void response.writeHead(503).end();
    const asked = asRequest(request, body);
    const routed = await (isPrivate ? subgraph.routePrivately(asked, caller) : subgraph.route(asked, caller));
    if (!routed) return void response.writeHead(404).end();
    response.writeHead(routed.status, Object.fromEntries(routed.headers)).end(Buffer.from(await routed.arrayBuffer()));
  }
}

/** Apollo Server speaks GraphQL over HTTP; execution is the same compiled one that the `local` transport uses. */
async function startApollo(subgraph: OpenSubgraph): Promise<ApolloServer<{ caller: Caller }>> {
  const { schema } = subgraph;
  const apollo = new ApolloServer<{ caller: Caller }>({
    gateway: {
      onSchemaLoadOrUpdate(announce) {
        announce({ apiSchema: schema, coreSupergraphSdl: subgraph.sdl });
        return () => undefined;
      },
      load: async () => ({
        executor: async ({ document, operationName, request, context }) => {
          const operation = { document, variables: request.variables, operationName: operationName ?? undefined };
          return (await subgraph.execute(operation, (context as { caller: Caller }).caller)) as ExecutionResult<
            Record<string, unknown>
          >;
        },
      }),
      stop: async () => undefined,
    },
    introspection: false,
    // Its own handlers would end the process by the same signal once more, in the middle of the drain.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => (error instanceof GraphQLError ? error.toJSON() : formatted),
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  return apollo;
}

async function runGraphQL(
  apollo: ApolloServer<{ caller: Caller }>,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  caller: Caller,
): Promise<void> {
  const headers = new HeaderMap();
  for (const name of Object.keys(request.headers)) headers.set(name, headerOf(request, name) ?? "");
  const {
    status,
    headers: answered,
    body: result,
  } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "GET", headers, search: "", body: parseJson(body) },
    context: async () => ({ caller }),
  });
  response.writeHead(status ?? 200, Object.fromEntries(answered));
  if (result.kind === "complete") return void response.end(result.string);
  for await (const chunk of result.asyncIterator) response.write(chunk);
  response.end();
}

/** A port that is taken must be an error, which ws and graphql-ws would swallow. */
function listen(http: Server, { port, host }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, () => {
      http.off("error", reject);
      resolve();
    });
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

function addressOf({ url = "/" }: IncomingMessage): URL | null {
  return URL.parse(url, "http://subgraph");
}

function asRequest(request: IncomingMessage, body: Buffer | null): Request {
  const { method = "GET" } = request;
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(addressOf(request) as URL, {
    method,
    headers: { "content-type": request.headers["content-type"] ?? "" },
    body: hasBody && body ? new Uint8Array(body) : undefined,
  });
}
