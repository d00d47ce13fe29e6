import { counter } from "../metrics/metrics.ts";

const hits = counter({
  name: "casegraph_limits_hit_total",
  help: "Requests that were refused because somebody had used a limit up, by the limit's name.",
  labels: ["limit"],
});

/** Counts one refusal by the name of the limit, which is a constant of the code. */
export function countHit(limit: string): void {
  hits.inc({ limit });
}
