import { counter, gauge, histogram } from "../subgraphs/shared/metrics/metrics.ts";
import type { SocketLoad } from "./sockets/registry.ts";

/** What became of one GraphQL request, as metrics and the log may tell it: nothing here is a client's own word. */
export interface Outcome {
  /** The name of the persisted operation; whatever else was sent is "other". */
  readonly operation: string;
  readonly kind: "query" | "mutation" | "subscription" | "refused";
  /** OK, or the code of the first error. */
  readonly code: string;
}

/** An operation that nobody named in advance. */
export const OTHER = "other";

const requests = counter({
  name: "casegraph_router_requests_total",
  help: "HTTP requests by route and status.",
  labels: ["route", "status"],
});

const operations = counter({
  name: "casegraph_router_operations_total",
  help: "GraphQL operations by name (persisted ones, the rest is `other`), kind, and the code of the first error, or OK.",
  labels: ["operation", "kind", "code"],
});

const operationTook = histogram({
  name: "casegraph_router_operation_seconds",
  help: "From a GraphQL request's arrival to its answer; of a subscription, to its opening.",
  labels: ["operation", "kind"],
});

const upstreamAnswers = counter({
  name: "casegraph_router_subgraph_requests_total",
  help: "What the router asked of a subgraph, by the code of the first error, or OK; UNAVAILABLE is no answer, LEFT a client that did not wait.",
  labels: ["subgraph", "code"],
});

const upstreamTook = histogram({
  name: "casegraph_router_subgraph_seconds",
  help: "From the router's question to a subgraph's answer.",
  labels: ["subgraph"],
});

/** Counts one HTTP request by its route. */
export function countRequest(route: string, status: number): void {
  requests.inc({ route, status: String(status) });
}

/** Counts and times one GraphQL operation. */
export function countOperation({ operation, kind, code }: Outcome, ms: number): void {
  operations.inc({ operation, kind, code });
  operationTook.observe({ operation, kind }, ms / 1000);
}

/** Counts and times one question to a subgraph. */
export function countUpstream(subgraph: string, code: string, ms: number): void {
  upstreamAnswers.inc({ subgraph, code });
  upstreamTook.observe({ subgraph }, ms / 1000);
}

const streamEnds = counter({
  name: "casegraph_router_streams_ended_total",
  help: "Subscriptions that ended with an error, by its code: RESUME and GAP ask the client to come back, GAP after it has read again.",
  labels: ["code"],
});

/** Counts the last word of a subscription, where that is an error. */
export function countStreamEnd(code: string): void {
  streamEnds.inc({ code });
}

const openSockets = gauge({
  name: "casegraph_router_sockets",
  help: "Clients' sockets that have said whose they are.",
});
const users = gauge({ name: "casegraph_router_socket_users", help: "People who have a socket open." });
const subscriptions = gauge({ name: "casegraph_router_subscriptions", help: "Subscriptions on the clients' sockets." });
const oldest = gauge({
  name: "casegraph_router_oldest_socket_seconds",
  help: "The age of the oldest socket: none gets older than its session.",
});

/** Tells how busy the clients' sockets are, until the returned function is called. */
export function watchSockets(load: () => SocketLoad): () => void {
  const stops = [
    openSockets.watch({}, () => load().open),
    users.watch({}, () => load().users),
    subscriptions.watch({}, () => load().subscriptions),
    oldest.watch({}, () => load().oldestSeconds),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
