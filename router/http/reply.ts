import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Code } from "../../subgraphs/shared/errors.ts";

/** An answer to an HTTP request, whole. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** A script, a style or a font: what a page is made of, and no page itself. */
  readonly isPart?: boolean;
}

/** A request that is refused before it reaches a subgraph. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: Code,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** What is served to one client at one moment is not for any cache. */
export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
    body: JSON.stringify(value),
  };
}

/** An error in the format of GraphQL's, wherever it happens. */
export function errorReply({ status, code, message, headers }: Refusal, requestId: string): Reply {
  return jsonReply(status, { errors: [{ message, extensions: { code, requestId } }] }, headers);
}

/** Writes a reply, with `common` headers where it has none of its own; the body of an answer to HEAD is only measured. */
export function send(
  response: ServerResponse,
  { status, headers, body = "" }: Reply,
  common: OutgoingHttpHeaders,
  headOnly: boolean,
): void {
  const all: OutgoingHttpHeaders = { ...common, ...headers };
  if (status !== 204 && status !== 304) all["content-length"] = Buffer.byteLength(body);
  response.writeHead(status, all).end(headOnly ? undefined : body);
}
