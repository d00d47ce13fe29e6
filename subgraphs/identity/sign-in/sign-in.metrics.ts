import { counter } from "../../shared/metrics/metrics.ts";
import type { SignInMethod } from "./sign-in.method.ts";

const signIns = counter({
  name: "casegraph_sign_ins_total",
  help: "Attempts to sign in, by method and outcome: PROVEN, PROOF_NEEDED, SESSION_LIMIT, or the code of a refusal.",
  labels: ["method", "code"],
});

const locks = counter({
  name: "casegraph_sign_in_locks_total",
  help: "How often an account was locked for a while, because of too many wrong guesses.",
});

/** Counts one attempt to sign in by how it ended. */
export function countSignIn(method: SignInMethod, code: string): void {
  signIns.inc({ method, code });
}

/** Counts an account that was locked. */
export function countLock(): void {
  locks.inc();
}
