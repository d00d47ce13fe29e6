import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { AppError } from "../../subgraphs/shared/errors.ts";
import { countHit } from "../../subgraphs/shared/limits/limits.metrics.ts";
import { networkOf } from "../../subgraphs/shared/network.ts";
import { speak } from "../../subgraphs/shared/speaking.ts";
import type { Answer } from "../answer.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Origins } from "../http/origin.ts";
import { refuseRaw } from "../http/raw.ts";
import { Refusal } from "../http/reply.ts";
import type { Sessions } from "../http/session.ts";
import { CLOSE, Evictions } from "./evictions.ts";
import type { SocketLimits } from "./limits.ts";
import { type ProtocolOptions, subscriptionServer } from "./protocol.ts";
import { type Connection, Registry, type SocketLoad } from "./registry.ts";
import { Streams } from "./streams.ts";

const MAX_PAYLOAD = 64 * 1024;
const FAREWELL_MS = 1_000;
const MOST_UNREAD = 1024 * 1024;

/** What sockets need, on top of what their subscriptions do. */
export interface SocketOptions extends Omit<ProtocolOptions, "streams" | "registry"> {
  readonly sessions: Sessions;
  readonly origins: Origins;
  readonly read: (request: IncomingMessage) => Exchange;
  readonly socketLimits: SocketLimits;
  readonly development: boolean;
}

/** The sockets of clients. */
export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly load: SocketLoad;
  /** Ends every stream with RESUME, then every socket. */
  close(): Promise<void>;
}

const LAST_WORD: Answer = {
  data: null,
  errors: [new AppError("RESUME", "The service moves: subscribe again with the last cursor as `after`.").toJSON()],
};

/** Accepts sockets at `/graphql`: from the portal's pages with cookies, and from API clients without a browser. */
export function createSockets(options: SocketOptions): Sockets {
  const { sessions, origins, log } = options;
  const streams = new Streams<Answer>(LAST_WORD);
  const registry = new Registry(options.socketLimits);
  const evictions = new Evictions(registry, options.feed);
  const server = subscriptionServer({ ...options, streams, registry });
  const accepted = new WeakMap<IncomingMessage, Exchange>();
  const open = new Map<string, number>();
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, handleProtocols });
  wss.on("headers", (headers, request) => {
    const { caller, setCookies } = accepted.get(request) as Exchange;
    headers.push(`x-request-id: ${caller.requestId}`, ...setCookies.map((cookie) => `set-cookie: ${cookie}`));
  });
  let closing = false;

  return {
    upgrade(request, socket, head) {
      // Nobody else listens here: an unheard error would end the process.
      socket.on("error", () => {});
      accept(request, socket, head).catch((error) => {
        refuseRaw(socket, error instanceof Refusal ? error : broken(error));
      });
    },

    get load() {
      return registry.load;
    },

    async close() {
      closing = true;
      evictions.close();
      streams.stopAll();
      await farewell(wss.clients);
      wss.close();
    },
  };

  async function accept(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const exchange = options.read(request);
    admitUpgrade(exchange);
    occupy(networkOf(exchange.caller.address), socket);
    const authorization = await sessions.authorize(exchange);
    if (socket.destroyed) return;
    if (closing) throw leaving();
    accepted.set(request, exchange);
    wss.handleUpgrade(request, socket, head, (client) => connected(client, exchange, authorization));
  }

  /** A browser's socket needs the exact origin: no other rule keeps a foreign page from opening it with cookies. */
  function admitUpgrade({ path, request, cookies, caller }: Exchange): void {
    if (path !== "/graphql") throw new Refusal(404, "NOT_FOUND", "There is nothing at this address.");
    if (closing) throw leaving();
    const { origin } = request.headers;
    if ((origin !== undefined || cookies.any) && !origins.allowed(origin)) {
      throw new Refusal(403, "FORBIDDEN", "This origin may not open a socket.");
    }
    if ((open.get(networkOf(caller.address)) ?? 0) >= options.socketLimits.socketsPerAddress) {
      countHit("sockets-per-address");
      throw new Refusal(429, "RATE_LIMITED", "Too many sockets from this address.");
    }
  }

  /** Counted from the first moment, so that many at once do not slip past the limit. */
  function occupy(network: string, socket: Duplex): void {
    open.set(network, (open.get(network) ?? 0) + 1);
    socket.once("close", () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  }

  function connected(socket: WebSocket, { caller, cookies }: Exchange, authorization: string | null): void {
    const freeDocuments = options.development || !cookies.any;
    const connection: Connection = {
      socket,
      since: Date.now(),
      caller: { ...caller, authorization },
      freeDocuments,
      claims: null,
      sessionEnded: false,
      subscriptions: {},
    };
    const told = log.child({ requestId: caller.requestId });
    speak(server, socket, connection, { at: "router", level: "info", mostUnread: MOST_UNREAD, log: told });
  }

  function broken(error: unknown): Refusal {
    log.error({ err: error }, "an upgrade failed");
    return new Refusal(500, "INTERNAL", "Something went wrong.");
  }
}

function leaving(): Refusal {
  return new Refusal(503, "UNAVAILABLE", "The service moves: try again.");
}

/** Streams have ended; their last words are sent before the close frame, and who does not answer it is cut off. */
async function farewell(clients: ReadonlySet<WebSocket>): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const gone = [...clients].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
  for (const socket of clients) socket.close(CLOSE.leaving, "Going away");
  const late = new Promise((resolve) => setTimeout(resolve, FAREWELL_MS).unref());
  await Promise.race([Promise.all(gone), late]);
  for (const socket of clients) socket.terminate();
}
