import { type DocumentNode, type ExecutionResult, print } from "graphql";
import { type Caller, headersOf, nobody, signedScope } from "../../subgraphs/shared/caller.ts";
import { CREDENTIAL_HEADER, signCredential } from "../../subgraphs/shared/credential.ts";
import type { Log } from "../../subgraphs/shared/log.ts";
import type { Operation } from "../../subgraphs/shared/subgraph.ts";
import { Replica } from "./replica.ts";
import { Replicas } from "./replicas.ts";
import type { Incoming } from "./send.ts";
import { createUpstreamSocket } from "./socket.ts";
import type { Transport, Upstream } from "./transport.ts";

const ROUTE_TIMEOUT_MS = 5_000;

/** Where the subgraphs' processes are, and the secret by which they know the router. */
export interface HttpTransportOptions {
  /** By name: the address of the subgraph's GraphQL endpoint, one for each replica. */
  readonly urls: Readonly<Record<string, string | readonly string[]>>;
  readonly secret: string;
  readonly log: Log;
}

/** Subgraphs in processes of their own: signed requests, and one socket per process that carries every viewer's streams. */
export function httpTransport({ urls, secret, log }: HttpTransportOptions): Transport {
  const socketCredential = () => signCredential(secret, "ws", "");
  const entries = Object.entries(urls).map(([name, addresses]) => {
    const replicas = [addresses].flat().map((address) => {
      const socket = createUpstreamSocket(address.replace(/^http/, "ws"), socketCredential);
      return new Replica(new URL(address), socket, log.child({ subgraph: name }));
    });
    const sign = signer(secret);
    const processes = new Replicas(replicas, (method, path) => sign(method, path, "", nobody("probe")));
    return { name, processes, upstream: remote(replicas[0]!.endpoint.pathname, sign, processes) };
  });
  return {
    upstreams: new Map(entries.map(({ name, upstream }) => [name, upstream])),
    async close() {
      for (const { processes } of entries) processes.close();
    },
  };
}

type Signer = (method: string, path: string, body: string | Buffer, caller: Caller) => Record<string, string>;

function signer(secret: string): Signer {
  return (method, path, body, caller) => ({
    ...headersOf(caller),
    [CREDENTIAL_HEADER]: signCredential(secret, signedScope(`${method} ${path}`, caller), body),
  });
}

function remote(endpoint: string, sign: Signer, processes: Replicas): Upstream {
  return {
    async execute({ document, variables, operationName }, caller, signal) {
      const body = JSON.stringify({ query: textOf(document), variables, operationName });
      const headers = () => ({ "content-type": "application/json", ...sign("POST", endpoint, body, caller) });
      const repeatable = isQuery(document);
      return resultOf(await processes.send(endpoint, { method: "POST", headers, body, signal, repeatable }));
    },

    async subscribe({ document, variables, operationName }: Operation, caller: Caller) {
      return processes.subscribe({ query: textOf(document), variables, operationName, extensions: { caller } });
    },

    async route(request, caller) {
      const { pathname, search } = new URL(request.url);
      const path = pathname + search;
      const body = Buffer.from(await request.arrayBuffer());
      const type = request.headers.get("content-type");
      const answer = await processes.send(path, {
        method: request.method,
        headers: () => ({ ...(type && { "content-type": type }), ...sign(request.method, path, body, caller) }),
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
