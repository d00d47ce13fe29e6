import { counter, gauge } from "../../subgraphs/shared/metrics/metrics.ts";

/** Why a process gets no requests for a while. */
export type WhyOut = "leaving" | "unreachable" | "silent" | "unready" | "late" | "refusing";

const replicas = gauge({
  name: "casegraph_router_replicas",
  help: "Processes of a subgraph as this router sees them: `in` get requests, `out` get none for now, or only to try them.",
  labels: ["subgraph", "state"],
});

const leftOut = counter({
  name: "casegraph_router_replica_out_total",
  help: "How often a process was left out, by why; `late` are time-outs in a row, `refusing` another ROUTER_SECRET or clock.",
  labels: ["subgraph", "why"],
});

/** Tells whether a process gets requests, until the returned function is called. */
export function watchReplica(subgraph: string, isOut: () => boolean): () => void {
  const stops = [
    replicas.watch({ subgraph, state: "in" }, () => (isOut() ? 0 : 1)),
    replicas.watch({ subgraph, state: "out" }, () => (isOut() ? 1 : 0)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

export function countLeftOut(subgraph: string, why: WhyOut): void {
  leftOut.inc({ subgraph, why });
}
