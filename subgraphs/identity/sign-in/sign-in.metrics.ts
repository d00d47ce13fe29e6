import { counter } from "../../shared/metrics/metrics.ts";

const signIns = counter({
  name: "casegraph_sign_ins_total",
  help: "Attempts to sign in, by method and outcome: PROVEN, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS.",
  labels: ["method", "code"],
});

/** Counts one attempt to sign in by how it ended. */
export function countSignIn(method: "password", code: string): void {
  signIns.inc({ method, code });
}
