import { counter } from "../../shared/metrics/metrics.ts";
import type { FactorMethod } from "./factor.method.ts";

const factors = counter({
  name: "casegraph_second_factors_total",
  help: "Answers of second factors, by method and outcome: PROVEN, LOCKED (when it was locked), or the code of a refusal.",
  labels: ["method", "outcome"],
});

/** Counts one answer of a factor by what became of it. */
export function countFactor(method: FactorMethod, outcome: string): void {
  factors.inc({ method, outcome });
}
