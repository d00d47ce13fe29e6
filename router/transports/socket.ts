import { type ExecutionResult, GraphQLError } from "graphql";
import { CloseCode, createClient, type SubscribePayload } from "graphql-ws";
import { WebSocket } from "ws";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import { SOCKET_CHALLENGE_HEADER } from "../../subgraphs/shared/credential.ts";
import { AppError } from "../../subgraphs/shared/errors.ts";
import { countTooSlow } from "../../subgraphs/shared/live/live.metrics.ts";
import type { Log } from "../../subgraphs/shared/log.ts";
import { endOfCode, endOfError, type SocketEnd, told } from "../../subgraphs/shared/speaking.metrics.ts";
import { type ResultQueue, resultQueue } from "./queue.ts";
import type { ResultStream } from "./transport.ts";

const ACK_TIMEOUT_MS = 5_000;
const IDLE_MS = 10_000;
const PING_MS = 10_000;
const PONG_TIMEOUT_MS = 5_000;
const LIMITS = { results: 1_000, bytes: 1024 * 1024 };
/** More than any event of ours. */
const MAX_PAYLOAD = 8 * 1024 * 1024;
const ORDINARY = new Set<unknown>([1000, 1001, 1005]);

/** The router's one socket to a subgraph's process: every stream of every viewer, each with its own caller. */
export interface UpstreamSocket {
  subscribe(payload: SubscribePayload): ResultStream;
  /** How many streams it carries, and how many results wait for the slowest reader. */
  readonly load: { readonly streams: number; readonly deepest: number };
  close(): void;
}

/**
 * Opens on the first subscription and closes some time after the last. It never retries by itself, which would lose what
 * happened in between: a cut ends every stream with RESUME, and the next subscription opens a new socket.
 */
export function createUpstreamSocket(
  url: string,
  credential: (challenge: string | undefined) => string,
  log: Log,
): UpstreamSocket {
  const queues = new Set<ResultQueue>();
  let challenge: string | undefined;
  let wasOpen = false;
  let pong: NodeJS.Timeout | undefined;
  const client = createClient({
    url,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { maxPayload: MAX_PAYLOAD });
        this.once("upgrade", ({ headers }) => {
          challenge = headers[SOCKET_CHALLENGE_HEADER] as string | undefined;
        });
        this.once("error", () => this.#leave());
      }

      override close(code?: number, reason?: string | Buffer): void {
        super.close(code, reason);
        if (code === CloseCode.BadResponse) this.#leave();
      }

      /** Whoever comes next does not wait until a broken one has said goodbye; nor take that for the end of their own. */
      #leave(): void {
        this.onclose = null;
        this.terminate();
      }
    },
    connectionParams: () => ({ credential: credential(challenge) }),
    retryAttempts: 0,
    lazyCloseTimeout: IDLE_MS,
    connectionAckWaitTimeout: ACK_TIMEOUT_MS,
    keepAlive: PING_MS,
    on: {
      connecting: () => {
        wasOpen = false;
      },
      connected: () => {
        wasOpen = true;
      },
      ping: (received) => {
        if (!received) pong = setTimeout(() => client.terminate(), PONG_TIMEOUT_MS).unref();
      },
      pong: (received) => {
        if (received) clearTimeout(pong);
      },
      closed: () => clearTimeout(pong),
    },
  });

  /** Every stream hears of it by itself: it is one line. */
  let broken = 0;
  const broke = (reason: unknown) => {
    if (ORDINARY.has((reason as { code?: unknown }).code)) return;
    broken += 1;
    if (broken > 1) return;
    setImmediate(() => {
      const why = told(endOf(reason)) ?? "the connection was cut";
      log.warn({ why, streams: broken }, "the socket to a subgraph broke: its streams end with RESUME");
      broken = 0;
    });
  };

  return {
    subscribe(payload) {
      const left = () => {
        queues.delete(queue);
        leave();
      };
      const overflowed = () => {
        countTooSlow("router");
        const caller = payload.extensions?.caller as Caller | undefined;
        log.info({ requestId: caller?.requestId }, "a reader was too slow: its stream ends with RESUME");
        left();
      };
      const queue = resultQueue(LIMITS, { errors: [resume("You were too slow")] }, overflowed, left);
      queues.add(queue);
      const end = () => {
        queues.delete(queue);
        queue.end();
      };
      const leave = client.subscribe(payload, {
        next: (result) => queue.push(result as ExecutionResult),
        error(reason) {
          const errors = Array.isArray(reason) ? reason.map(asError) : [wasOpen ? resume("It was cut") : away()];
          if (!Array.isArray(reason) && wasOpen) broke(reason);
          queue.push({ errors });
          end();
        },
        complete: end,
      });
      return queue.stream;
    },
    get load() {
      return { streams: queues.size, deepest: Math.max(0, ...[...queues].map(({ length }) => length)) };
    },
    close() {
      client.terminate();
      void client.dispose();
    },
  };
}

/** The library gives a close event, an event around an error of the connection, or what it could not parse as an error of its own. */
function endOf(reason: unknown): SocketEnd {
  const { code, error } = reason as { code?: unknown; error?: Error };
  if (typeof code === "number") return endOfCode(code);
  if (error) return endOfError(error);
  return "malformed";
}

function asError({ message, path, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path, extensions });
}

function resume(why: string): AppError {
  return new AppError("RESUME", `${why}: subscribe again with the last cursor as \`after\`.`);
}

function away(): AppError {
  return new AppError("UNAVAILABLE", "This part of the service does not answer now.");
}
