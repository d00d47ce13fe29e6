import { createClient } from "graphql-ws";
import type { TypedDocumentString } from "../gql/graphql.ts";
import { documentId } from "../server/client.ts";
import type { CodedError } from "../server/failure.ts";

/** Why a stream ended: read on from the cursor, start over, renew the access first, or never again. */
export type Ending = "resume" | "gap" | "renew" | "ended" | "lost";

/** Who listens to one stream. */
export interface StreamListener<Event> {
  opened(): void;
  changed(event: Event): void;
  closed(ending: Ending): void;
}

const PING_EVERY_MS = 12_000;
const PONG_WITHIN_MS = 5_000;
const ENDING_OF_CLOSE: Record<number, Ending> = { 4401: "renew", 4403: "ended" };
const ENDING_OF_ERROR: Record<string, Ending> = { RESUME: "resume", GAP: "gap", UNAUTHENTICATED: "ended" };

/** Opens one socket with one stream on it. It never reconnects by itself: that would repeat an old cursor. */
export function openStream<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  listener: StreamListener<Result>,
): () => void {
  let pongTimeout: ReturnType<typeof setTimeout> | undefined;
  let ending: Ending = "lost";

  const client = createClient({
    url: `${location.origin.replace(/^http/, "ws")}/graphql`,
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      connected: () => listener.opened(),
      ping: (received) => {
        if (!received) pongTimeout = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimeout);
      },
    },
  });

  const unsubscribe = client.subscribe<Result>(
    { query: "", variables, extensions: { documentId: documentId(document) } },
    {
      next({ data, errors }) {
        ending = endingOf(errors) ?? ending;
        if (data) listener.changed(data);
      },
      error: (reason) => finish(endingOf(reason) ?? "lost"),
      complete: () => finish(ending === "lost" ? "resume" : ending),
    },
  );

  function finish(how: Ending) {
    clearTimeout(pongTimeout);
    dispose();
    listener.closed(how);
  }

  /** A socket that never came to be cannot be closed, and says so. */
  function dispose() {
    client.dispose()?.catch(() => {});
  }

  return () => {
    listener = { opened() {}, changed() {}, closed() {} };
    unsubscribe();
    dispose();
  };
}

function endingOf(reason: unknown): Ending | undefined {
  if (reason instanceof CloseEvent) return ENDING_OF_CLOSE[reason.code];
  if (!Array.isArray(reason)) return undefined;
  return (reason as CodedError[]).map((error) => ENDING_OF_ERROR[error.extensions?.code ?? ""]).find(Boolean);
}
