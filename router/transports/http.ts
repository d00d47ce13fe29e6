import { type DocumentNode, type ExecutionResult, print } from "graphql";
import { type Caller, headersOf } from "../../subgraphs/shared/caller.ts";
import { CREDENTIAL_HEADER, signCredential } from "../../subgraphs/shared/credential.ts";
import type { Operation } from "../../subgraphs/shared/subgraph.ts";
import { createSender, type Incoming, type Send } from "./send.ts";
import { createUpstreamSocket, type UpstreamSocket } from "./socket.ts";
import type { Transport, Upstream } from "./transport.ts";

const ROUTE_TIMEOUT_MS = 5_000;

/** Where the subgraphs' processes are, and the secret by which they know the router. */
export interface HttpTransportOptions {
  /** By name: the address of the subgraph's GraphQL endpoint. */
  readonly urls: Readonly<Record<string, string>>;
  readonly secret: string;
}

/** Subgraphs in processes of their own: signed requests, and one socket per process that carries every viewer's streams. */
export function httpTransport({ urls, secret }: HttpTransportOptions): Transport {
  const { send, close } = createSender();
  const entries = Object.entries(urls).map(([name, url]) => {
    const socket = createUpstreamSocket(url.replace(/^http/, "ws"), () => signCredential(secret, "ws", ""));
    return { name, socket, upstream: remote(new URL(url), secret, send, socket) };
  });
  return {
    upstreams: new Map(entries.map(({ name, upstream }) => [name, upstream])),
    async close() {
      for (const { socket } of entries) socket.close();
      close();
    },
  };
}

function remote(endpoint: URL, secret: string, send: Send, socket: UpstreamSocket): Upstream {
  const headers = (path: string, body: string | Buffer, caller: Caller) => ({
    ...headersOf(caller),
    [CREDENTIAL_HEADER]: signCredential(secret, path, body),
  });
  return {
    async execute({ document, variables, operationName }, caller, signal) {
      const body = JSON.stringify({ query: textOf(document), variables, operationName });
      const json = { "content-type": "application/json", ...headers(endpoint.pathname, body, caller) };
      const repeatable = isQuery(document);
      return resultOf(await send(endpoint, { method: "POST", headers: json, body, signal, repeatable }));
    },

    async subscribe({ document, variables, operationName }: Operation, caller: Caller) {
      return socket.subscribe({ query: textOf(document), variables, operationName, extensions: { caller } });
    },

    async route(request, caller) {
      const { pathname, search } = new URL(request.url);
      const body = Buffer.from(await request.arrayBuffer());
      const type = request.headers.get("content-type");
      const answer = await send(new URL(pathname + search, endpoint), {
        method: request.method,
        headers: { ...(type && { "content-type": type }), ...headers(pathname, body, caller) },
        body,
        signal: AbortSignal.timeout(ROUTE_TIMEOUT_MS),
        repeatable: request.method === "GET",
      });
      return answer.status === 404 ? null : responseOf(answer);
    },
  };
}

/** The planner hands over the same document again and again: it is printed once. */
const texts = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  let text = texts.get(document);
  if (text === undefined) {
    text = print(document);
    texts.set(document, text);
  }
  return text;
}

function isQuery(document: DocumentNode): boolean {
  return document.definitions.every((definition) => !("operation" in definition) || definition.operation === "query");
}

function resultOf({ status, body }: Incoming): ExecutionResult {
  const result: unknown = JSON.parse(body.toString());
  if (typeof result === "object" && result !== null && ("data" in result || "errors" in result)) {
    return result as ExecutionResult;
  }
  throw new Error(`The subgraph answered ${status} without a result.`);
}

function responseOf({ status, headers, body }: Incoming): Response {
  const kept = ["content-type", "cache-control"].flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value] as [string, string]] : [];
  });
  return new Response(status === 204 ? null : new Uint8Array(body), { status, headers: kept });
}
