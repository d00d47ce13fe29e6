import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../subgraphs/shared/log.ts";
import { type Exchange, exchangeOf } from "./http/exchange.ts";
import { commonHeaders } from "./http/headers.ts";
import { errorReply, jsonReply, Refusal, type Reply, send } from "./http/reply.ts";

/** Answers one request; `signal` is aborted when the client has left. Throws a `Refusal` to refuse. */
type Handler = (exchange: Exchange, signal: AbortSignal) => Promise<Reply>;

/** What stands behind the edge. */
export interface EdgeOptions {
  readonly publicUrl: string;
  readonly trustedProxies: number;
  readonly graphql: Handler;
  readonly signIn: Handler;
  readonly signOut: Handler;
  readonly wellKnown: Handler;
  readonly ready: () => Promise<Reply>;
  /** JSON that stands at a path. */
  readonly documents: Readonly<Record<string, unknown>>;
  readonly portal: Handler;
  readonly isDraining: () => boolean;
  readonly log: Log;
}

/** The public origin: finds the handler of a path, and gives every answer its correlation id, cookies and headers. */
export function createEdge(
  options: EdgeOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const headers = commonHeaders(options.publicUrl);
  const routes = new Map<string, Handler>([
    ["/graphql", options.graphql],
    ["/auth/session", options.signIn],
    ["/auth/logout", options.signOut],
    ["/health", async () => jsonReply(200, { status: "up" })],
    ["/ready", options.ready],
    ...Object.entries(options.documents).map(([path, value]): [string, Handler] => [
      path,
      async () => jsonReply(200, value),
    ]),
  ]);
  const handlerOf = (path: string): Handler => {
    if (path.startsWith("/.well-known/")) return options.wellKnown;
    return routes.get(path) ?? (path.startsWith("/auth/") ? nothing : options.portal);
  };

  return async (request, response) => {
    const started = performance.now();
    const exchange = exchangeOf(request, options.trustedProxies);
    const { requestId } = exchange.caller;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("x-request-id", requestId);
    const reply = await handlerOf(exchange.path)(exchange, leaving(response)).catch((error): Reply => {
      if (error instanceof Refusal) return errorReply(error, requestId);
      options.log.error({ err: error, requestId, path: exchange.path }, "a request failed");
      return errorReply(new Refusal(500, "INTERNAL", "Something went wrong."), requestId);
    });
    if (options.isDraining()) response.setHeader("connection", "close");
    if (exchange.setCookies.length) response.setHeader("set-cookie", exchange.setCookies);
    send(response, reply, request.method === "HEAD");
    const ms = Math.round(performance.now() - started);
    options.log.debug({ requestId, method: request.method, path: exchange.path, status: reply.status, ms }, "answered");
  };
}

async function nothing(): Promise<Reply> {
  throw new Refusal(404, "NOT_FOUND", "There is nothing at this address.");
}

function leaving(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
