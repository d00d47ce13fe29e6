import { type ExecutionResult, GraphQLError } from "graphql";
import { createClient, type SubscribePayload } from "graphql-ws";
import { WebSocket } from "ws";
import { AppError } from "../../subgraphs/shared/errors.ts";
import { resultQueue } from "./queue.ts";
import type { ResultStream } from "./transport.ts";

const ACK_TIMEOUT_MS = 5_000;
const IDLE_MS = 10_000;
const PING_MS = 10_000;
const PONG_TIMEOUT_MS = 5_000;
const QUEUE_LIMIT = 1_000;

/** The router's one socket to a subgraph's process: every stream of every viewer, each with its own caller. */
export interface UpstreamSocket {
  subscribe(payload: SubscribePayload): ResultStream;
  close(): void;
}

/**
 * Opens on the first subscription and closes some time after the last. It never retries by itself, which would lose what
 * happened in between: a cut ends every stream with RESUME, and the next subscription opens a new socket.
 */
export function createUpstreamSocket(url: string, credential: () => string): UpstreamSocket {
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
      const queue = resultQueue(QUEUE_LIMIT, { errors: [resume("You were too slow")] }, () => leave());
      const leave = client.subscribe(payload, {
        next: (result) => queue.push(result as ExecutionResult),
        error(reason) {
          queue.push({
            errors: Array.isArray(reason) ? reason.map(asError) : [wasOpen ? resume("It was cut") : away()],
          });
          queue.end();
        },
        complete: () => queue.end(),
      });
      return queue.stream;
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
