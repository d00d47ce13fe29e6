import { type ExecutionResult, GraphQLError } from "graphql";
import { createClient, type SubscribePayload } from "graphql-ws";
import { WebSocket } from "ws";
import { AppError } from "../../subgraphs/shared/errors.ts";
import { type ResultQueue, resultQueue } from "./queue.ts";
import type { ResultStream } from "./transport.ts";

const ACK_TIMEOUT_MS = 5_000;
const IDLE_MS = 10_000;
const PING_MS = 10_000;
const PONG_TIMEOUT_MS = 5_000;
const LIMITS = { results: 1_000, bytes: 1024 * 1024 };

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
export function createUpstreamSocket(url: string, credential: () => string): UpstreamSocket {
  const queues = new Set<ResultQueue>();
  let wasOpen = false;
  let pong: NodeJS.Timeout | undefined;
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ credential: credential() }),
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

  return {
    subscribe(payload) {
      const queue = resultQueue(LIMITS, { errors: [resume("You were too slow")] }, () => {
        queues.delete(queue);
        leave();
      });
      queues.add(queue);
      const end = () => {
        queues.delete(queue);
        queue.end();
      };
      const leave = client.subscribe(payload, {
        next: (result) => queue.push(result as ExecutionResult),
        error(reason) {
          queue.push({
            errors: Array.isArray(reason) ? reason.map(asError) : [wasOpen ? resume("It was cut") : away()],
          });
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

function asError({ message, path, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path, extensions });
}

function resume(why: string): AppError {
  return new AppError("RESUME", `${why}: subscribe again with the last cursor as \`after\`.`);
}

function away(): AppError {
  return new AppError("UNAVAILABLE", "This part of the service does not answer now.");
}
