import { counter } from "../../shared/metrics/metrics.ts";
import type { RecoveryDecision } from "./factor-recovery.entity.ts";

const recoveries = counter({
  name: "casegraph_factor_recoveries_total",
  help: "Requests to take somebody's factors away, by what became of them: REQUESTED, then APPROVED, DECLINED, EXPIRED or WITHDRAWN.",
  labels: ["outcome"],
});

/** Counts a request, and what became of it. */
export function countRecovery(outcome: "REQUESTED" | `${RecoveryDecision}`): void {
  recoveries.inc({ outcome });
}
