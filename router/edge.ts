import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Log } from "../subgraphs/shared/log.ts";
import type { Exchange } from "./http/exchange.ts";
import { commonHeaders, partHeaders } from "./http/headers.ts";
import { errorReply, jsonReply, Refusal, type Reply, send } from "./http/reply.ts";
import { countOperation, countRequest } from "./metrics.ts";

/** Answers one request; `signal` is aborted when the client has left. Throws a `Refusal` to refuse. */
type Handler = (exchange: Exchange, signal: AbortSignal) => Promise<Reply>;

/** What stands behind the edge. */
export interface EdgeOptions {
  readonly publicUrl: string;
  /** What is known of a request before anything looks at it. */
  readonly read: (request: IncomingMessage) => Exchange;
  readonly graphql: Handler;
  readonly signIn: Handler;
  readonly signOut: Handler;
  readonly wellKnown: Handler;
  /** What sources of identities send, by a browser or by themselves. */
  readonly sso: Handler;
  /** Links in mails, and what comes back. */
  readonly mail: Handler;
  /** The mails of an installation that sends none: in development alone. */
  readonly outbox: Handler | null;
  readonly ready: () => Promise<Reply>;
  /** JSON that stands at a path. */
  readonly documents: Readonly<Record<string, unknown>>;
  readonly portal: Handler;
  readonly isDraining: () => boolean;
  readonly log: Log;
}

const PORTAL = "portal";
/** What is asked all the time and tells nobody anything. */
const QUIET: ReadonlySet<string> = new Set([PORTAL, "/health", "/ready", "/.well-known"]);

/** The public origin: finds the handler of a path, and gives every answer its correlation id, cookies and headers. */
export function createEdge(
  options: EdgeOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const [headers, headersOfParts] = [commonHeaders(options.publicUrl), partHeaders(options.publicUrl)];
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
  const routeOf = (path: string): [route: string, handler: Handler] => {
    const exact = routes.get(path);
    if (exact) return [path, exact];
    if (path.startsWith("/.well-known/")) return ["/.well-known", options.wellKnown];
    if (path.startsWith("/mail/")) return ["/mail", options.mail];
    if (options.outbox && /^\/dev\/outbox(\/|$)/.test(path)) return ["/dev/outbox", options.outbox];
    if (/^\/auth\/(oidc|saml)\//.test(path)) return ["/auth/sso", options.sso];
    return path.startsWith("/auth/") ? ["/auth", nothing] : [PORTAL, options.portal];
  };

  return async (request, response) => {
    const started = performance.now();
    const exchange = options.read(request);
    const { requestId } = exchange.caller;
    const [route, handler] = routeOf(exchange.path);
    const reply = await handler(exchange, leaving(response)).catch((error): Reply => {
      if (error instanceof Refusal) return errorReply(error, requestId);
      options.log.error({ err: error, requestId, route }, "a request failed");
      return errorReply(new Refusal(500, "INTERNAL", "Something went wrong."), requestId);
    });
    const common: OutgoingHttpHeaders = { ...(reply.isPart ? headersOfParts : headers), "x-request-id": requestId };
    if (options.isDraining()) common.connection = "close";
    if (exchange.setCookies.length) common["set-cookie"] = exchange.setCookies;
    send(response, reply, common, request.method === "HEAD");
    const took = performance.now() - started;
    countRequest(route, reply.status);
    if (exchange.outcome) countOperation(exchange.outcome, took);
    // The route and never the path, which may hold a link's secret; of an operation its name, and never its variables.
    const told = { requestId, route, status: reply.status, ms: Math.round(took), ...exchange.outcome };
    options.log[QUIET.has(route) ? "debug" : "info"](told, "answered");
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
