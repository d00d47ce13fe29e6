import { counter } from "../metrics/metrics.ts";

const hits = counter({
  name: "casegraph_limits_hit_total",
  help: "Requests that were refused because somebody had used a limit up, by the limit's name.",
  labels: ["limit"],
});

const takings = counter({
  name: "casegraph_limits_counted_total",
  help: "What was counted against a limit, by where: with a Redis, `postgresql` is Redis being away.",
  labels: ["where"],
});

const forgettings = counter({
  name: "casegraph_limits_forgotten_total",
  help: "How often Redis had forgotten what was counted: it was wiped, or lost its disk.",
});

/** Counts one refusal by the name of the limit, which is a constant of the code. */
export function countHit(limit: string): void {
  hits.inc({ limit });
}

/** Counts one point by where it was counted. */
export function countTaking(where: "redis" | "postgresql"): void {
  takings.inc({ where });
}

/** Counts a Redis that forgot, as one process noticed it. */
export function countForgetting(): void {
  forgettings.inc();
}
