import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { nobody } from "../subgraphs/shared/caller.ts";
import { CREDENTIAL_HEADER, Credentials, GRAPH_SCOPE, secretFor } from "../subgraphs/shared/credential.ts";
import { Drain } from "../subgraphs/shared/drain.ts";
import type { Log } from "../subgraphs/shared/log.ts";
import { type TokenVerifier, tokenVerifier } from "../subgraphs/shared/token.ts";
import { createAdmission } from "./admission/admission.ts";
import { LIMITS, type Limits } from "./admission/limits.ts";
import type { PersistedDocuments } from "./admission/persisted.ts";
import { errorFormatter } from "./answer.ts";
import type { Composition } from "./compose.ts";
import { createEdge } from "./edge.ts";
import { readExamples } from "./examples.ts";
import { createGateway } from "./gateway.ts";
import { readiness } from "./health.ts";
import { signInHandler, signOutHandler, wellKnownHandler } from "./http/auth.ts";
import { exchangeOf, type Vouched } from "./http/exchange.ts";
import { graphqlHandler } from "./http/graphql.ts";
import { mailHandler } from "./http/mail.ts";
import { originsOf } from "./http/origin.ts";
import { refuseMalformed } from "./http/raw.ts";
import { createSessions } from "./http/session.ts";
import { ssoHandler } from "./http/sso.ts";
import { UnixDoor } from "./http/unix-door.ts";
import { watchSockets } from "./metrics.ts";
import { portalHandler } from "./portal/portal.ts";
import { SOCKET_LIMITS, type SocketLimits } from "./sockets/limits.ts";
import type { SocketLoad } from "./sockets/registry.ts";
import { SessionFeed } from "./sockets/session-feed.ts";
import { createSockets } from "./sockets/sockets.ts";
import type { Transport, Upstream } from "./transports/transport.ts";

/** What a router is made of. */
export interface RouterOptions {
  readonly graph: Composition;
  /** Closed with the router. */
  readonly transport: Transport;
  /** The origin under which browsers know the service; it also issues the access tokens. */
  readonly publicUrl: string;
  readonly log: Log;
  /** Introspection, free documents from the browser, suggestions and the explorer. */
  readonly development?: boolean;
  /** The directory of the portal's build; without one there are no pages. */
  readonly portal?: string;
  readonly persisted?: PersistedDocuments;
  /** JSON for anybody, by its path: such as the accounts of a demo. */
  readonly documents?: Readonly<Record<string, unknown>>;
  /** Origins besides the public one whose pages may use a browser's session, such as the portal's development server. */
  readonly origins?: readonly string[];
  /**
   * How many proxies of our own stand in front, each of which appends to X-Forwarded-For: in front of the file, where there
   * is one, and otherwise of the port.
   */
  readonly trustedProxies?: number;
  readonly subgraphTimeoutMs?: number;
  /** By it a subgraph that asks the graph proves that the correlation id it names is ours. */
  readonly secret?: string;
  readonly socketLimits?: Partial<SocketLimits>;
  readonly limits?: Limits;
}

/** The public face of the graph: one HTTP server with GraphQL, its WebSocket, sessions and the portal. */
export interface Router {
  /** Resolves with the port when requests are answered; rejects when the port is taken. */
  listen(port: number, host: string): Promise<number>;
  /** The same by a file, for a proxy on the same host. */
  listenAt(path: string): Promise<void>;
  /** How busy its sockets are. */
  readonly sockets: SocketLoad;
  /**
   * Takes its file away, answers for so long while its readiness says no, lets what is under way finish, ends every stream
   * with RESUME, and closes the transport.
   */
  close(times?: { readonly noticeMs: number }): Promise<void>;
}

const SUBGRAPH_TIMEOUT_MS = 5_000;
const DRAIN_LIMIT_MS = 10_000;

/** The portal asks for the accounts of a demo wherever it runs: that there are none is no error in its console. */
const NO_DEMO = { "/demo-accounts.json": [] };

/** Limits of node's own parser, before anything of ours runs. */
const SERVER = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Builds a router that is warm when the promise resolves. */
export async function createRouter(options: RouterOptions): Promise<Router> {
  const { graph, transport, publicUrl, log, development = false, trustedProxies = 0, limits = LIMITS } = options;
  const identity = transport.upstreams.get("identity");
  if (!identity) throw new Error("The router needs the subgraph identity: it knows the sessions.");
  let drain: Drain | null = null;
  const isDraining = () => drain?.begun ?? false;

  const subgraphTimeoutMs = options.subgraphTimeoutMs ?? SUBGRAPH_TIMEOUT_MS;
  const gateway = createGateway({ graph, transport, subgraphTimeoutMs, log });
  const persisted = options.persisted ?? new Map();
  const admit = createAdmission({ schema: gateway.schema, limits, persisted, development });
  const feed = new SessionFeed([identity, ...[...transport.upstreams.values()].filter((one) => one !== identity)], log);
  const genuine = verifierOf(publicUrl, identity);
  const verify = heeding(feed, genuine);
  const sessions = createSessions(identity, verify);
  const origins = originsOf(publicUrl, options.origins ?? []);
  const format = errorFormatter(log);
  const shared = { gateway, admit, sessions, verify, origins, format, development };

  const vouched = options.secret ? vouchedBy(options.secret, [...transport.upstreams.keys()]) : undefined;
  const proxiesBefore = (socket: Socket) => (door.isOpen && !door.brought(socket) ? 0 : trustedProxies);
  const read = (request: IncomingMessage) => exchangeOf(request, proxiesBefore(request.socket), vouched);
  const mail = mailHandler(transport.upstreams.get("messaging"));
  const edge = createEdge({
    publicUrl,
    read,
    graphql: graphqlHandler(shared),
    signIn: signInHandler(sessions, origins),
    signOut: signOutHandler(sessions, origins),
    wellKnown: wellKnownHandler(identity),
    sso: ssoHandler(identity),
    mail,
    outbox: development ? mail : null,
    ready: readiness(transport, isDraining),
    documents: {
      ...NO_DEMO,
      ...options.documents,
      ...(development && { "/explorer/examples.json": await readExamples() }),
    },
    portal: await portalHandler(options.portal ?? null, development),
    isDraining,
    log,
  });
  const socketLimits = { ...SOCKET_LIMITS, ...options.socketLimits };
  const sockets = createSockets({ ...shared, verify: genuine, feed, read, socketLimits, log });
  const http = createServer(SERVER, (request, response) => {
    edge(request, response).catch((error) => {
      log.error({ err: error }, "an answer could not be written");
      response.destroy();
    });
  });
  drain = new Drain(http);
  const door = new UnixDoor(http);
  drain.include(door.listener);
  const unwatch = watchSockets(() => sockets.load);
  http.on("upgrade", sockets.upgrade);
  http.on("clientError", refuseMalformed);

  return {
    async listen(port, host) {
      await listen(http, port, host);
      http.on("error", (error) => log.error({ err: error }, "a connection could not be accepted"));
      return (http.address() as AddressInfo).port;
    },
    async listenAt(path) {
      await door.open(path);
      door.listener.on("error", (error) => log.error({ err: error }, "a connection by the file could not be accepted"));
    },
    get sockets() {
      return sockets.load;
    },
    async close({ noticeMs } = { noticeMs: 0 }) {
      try {
        door.withdraw();
      } catch (error) {
        log.error({ err: error }, "the file could not be taken away");
      }
      await drain.announce({ noticeMs });
      const finished = drain.finish({ limitMs: DRAIN_LIMIT_MS });
      await sockets.close();
      unwatch();
      await finished;
      await transport.close();
    },
  };
}

function verifierOf(publicUrl: string, identity: Upstream): TokenVerifier {
  return tokenVerifier(publicUrl, async (url) => {
    return (await identity.route(new Request(url), nobody("keys"))) ?? new Response(null, { status: 404 });
  });
}

/** Any subgraph of ours may say which request it goes on with. */
function vouchedBy(secret: string, subgraphs: readonly string[]): Vouched {
  const credentials = new Credentials(subgraphs.map((name) => secretFor(name, secret)));
  return ({ headers }, requestId) =>
    credentials.judge(`${GRAPH_SCOPE} ${requestId}`, "", headers[CREDENTIAL_HEADER]) === "holds";
}

/** Tokens of sessions that are known to have ended hold no more, whichever subgraph they are for. */
function heeding(feed: SessionFeed, verify: TokenVerifier): TokenVerifier {
  return async (authorization) => {
    const claims = await verify(authorization);
    return claims && feed.judge(claims) === "holds" ? claims : null;
  };
}

/** A taken port is an error of this promise; left to itself it would be nobody's. */
function listen(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${port} of ${host} is taken by another program.`, { cause: error }) : error);
    };
    http.once("error", fail);
    http.listen(port, host, () => {
      http.off("error", fail);
      resolve();
    });
  });
}
