import { counter } from "../../shared/metrics/metrics.ts";
import type { SsoKind } from "./sso.kind.ts";

const attempts = counter({
  name: "casegraph_sso_total",
  help: "Attempts to sign in with a source, by kind and outcome: IN, PROOF_NEEDED, TESTED, LOGGED_OUT, or the code of a refusal.",
  labels: ["kind", "outcome"],
});

/** Counts one attempt by what became of it. */
export function countSso(kind: SsoKind, outcome: string): void {
  attempts.inc({ kind, outcome });
}
