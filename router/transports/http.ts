import { type DocumentNode, type ExecutionResult, Kind, print } from "graphql";
import { type Caller, headersOf, nobody, signedScope } from "../../subgraphs/shared/caller.ts";
import { CREDENTIAL_HEADER, secretFor, signCredential, socketScope } from "../../subgraphs/shared/credential.ts";
import type { Log } from "../../subgraphs/shared/log.ts";
import { Replica } from "./replica.ts";
import { Replicas } from "./replicas.ts";
import type { Incoming } from "./send.ts";
import { createUpstreamSocket } from "./socket.ts";
import type { Asked, Transport, Upstream } from "./transport.ts";

const ROUTE_TIMEOUT_MS = 5_000;
const isUsedUp = (path: string) => /^\/auth\/(?:oidc|saml)\/.*(?:callback|slo)$/.test(path);

/** Where the subgraphs' processes are, and what the secrets come of by which each of them knows the router. */
export interface HttpTransportOptions {
  /** By name: the address of the subgraph's GraphQL endpoint, one for each replica. */
  readonly urls: Readonly<Record<string, string | readonly string[]>>;
  readonly secret: string;
  readonly log: Log;
}

/** Subgraphs in processes of their own: signed requests, and one socket per process that carries every viewer's streams. */
export function httpTransport({ urls, secret, log }: HttpTransportOptions): Transport {
  const entries = Object.entries(urls).map(([name, addresses]) => {
    const shared = secretFor(name, secret);
    const socketCredential = (challenge: string | undefined) => signCredential(shared, socketScope(challenge), "");
    const replicas = [addresses].flat().map((address) => {
      const told = log.child({ subgraph: name });
      const socket = createUpstreamSocket(address.replace(/^http/, "ws"), socketCredential, told);
      return new Replica(new URL(address), socket, name, told);
    });
    const sign = signer(shared);
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
    async execute(asked, caller, signal) {
      const { document, variables, operationName } = asked;
      const body = JSON.stringify({ query: textOf(asked), variables, operationName });
      const headers = () => ({ "content-type": "application/json", ...sign("POST", endpoint, body, caller) });
      const repeatable = isQuery(document);
      return resultOf(await processes.send(endpoint, { method: "POST", headers, body, signal, repeatable }));
    },

    async subscribe(asked, caller) {
      const { variables, operationName } = asked;
      return processes.subscribe({ query: textOf(asked), variables, operationName, extensions: { caller } });
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
        // What a source sends is used up by whoever hears it first.
        repeatable: request.method === "GET" && !isUsedUp(pathname),
      });
      return answer.status === 404 ? null : responseOf(answer);
    },
  };
}

function textOf({ document, text }: Asked): string {
  return text ?? print(document);
}

const queries = new WeakMap<DocumentNode, boolean>();

function isQuery(document: DocumentNode): boolean {
  const known = queries.get(document);
  if (known !== undefined) return known;
  const only = document.definitions.every(
    (node) => node.kind !== Kind.OPERATION_DEFINITION || node.operation === "query",
  );
  queries.set(document, only);
  return only;
}

function resultOf({ status, body }: Incoming): ExecutionResult {
  const result: unknown = JSON.parse(body.toString());
  if (isResult(result)) return result;
  throw new Error(`The subgraph answered ${status} without a result.`);
}

/** Whatever else a process says is no answer: nothing behind this has to expect it. */
function isResult(value: unknown): value is ExecutionResult {
  if (!isObject(value) || !("data" in value || "errors" in value)) return false;
  const { data = null, errors = [] } = value;
  return (data === null || isObject(data)) && Array.isArray(errors) && errors.every(isError);
}

function isError(value: unknown): boolean {
  if (!isObject(value) || typeof value.message !== "string") return false;
  const { path, extensions } = value;
  return (path == null || Array.isArray(path)) && (extensions == null || isObject(extensions));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function responseOf({ status, headers, body }: Incoming): Response {
  const kept = ["content-type", "cache-control", "location"].flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value] as [string, string]] : [];
  });
  return new Response(status === 204 ? null : new Uint8Array(body), { status, headers: kept });
}
