import { createClient } from "graphql-ws";

/** One operation as it was written, and as whom it is sent. */
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
  /** A bearer token; null asks as nobody. */
  token: string | null;
}

/** What came back, and how it went. */
export interface Answer {
  status: number;
  milliseconds: number;
  bytes: number;
  body: unknown;
}

/** Sends a query or a mutation. The portal's cookies stay out of it: the explorer acts as the token says. */
export async function sendOnce({ query, variables, token }: Operation, signal?: AbortSignal): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "omit",
    signal,
    headers: {
      "content-type": "application/json",
      "x-requested-with": "explorer",
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return {
    status: response.status,
    milliseconds: Math.round(performance.now() - begun),
    bytes: new Blob([text]).size,
    body: parsed(text),
  };
}

/** Opens a subscription; returns how to end it. `onEnd` says why it ended by itself. */
export function subscribe(
  { query, variables, token }: Operation,
  onEvent: (event: unknown) => void,
  onEnd: (reason: string) => void,
): () => void {
  const client = createClient({
    url: `${location.origin.replace(/^http/, "ws")}/graphql`,
    retryAttempts: 0,
    connectionParams: token ? { authorization: `Bearer ${token}` } : {},
  });
  const stop = client.subscribe(
    { query, variables },
    { next: onEvent, error: fail, complete: () => onEnd("completed") },
  );

  function fail(reason: unknown) {
    if (reason instanceof CloseEvent) onEnd(`closed: ${reason.code} ${reason.reason}`);
    else onEnd(Array.isArray(reason) ? `refused: ${JSON.stringify(reason)}` : "the connection failed");
  }

  return () => {
    stop();
    void client.dispose();
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
