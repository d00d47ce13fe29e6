import { counter } from "../../shared/metrics/metrics.ts";
import type { PasskeyFault } from "./passkey.refused.ts";
import type { PasskeyPurpose } from "./passkey-challenge.purpose.ts";

const checked = counter({
  name: "casegraph_passkeys_checked_total",
  help: "Answers of passkeys, by purpose and outcome: TAKEN, or what was wrong; alert on COUNTER and ORIGIN.",
  labels: ["purpose", "outcome"],
});

/** Counts one answer by what became of it. */
export function countPasskey(purpose: PasskeyPurpose, outcome: PasskeyFault | "TAKEN"): void {
  checked.inc({ purpose, outcome });
}
