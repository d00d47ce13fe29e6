/** Why signing in elsewhere can come to nothing, as the server names it. */
const REFUSALS = [
  "SSO_ELSEWHERE",
  "SSO_EXPIRED",
  "SSO_REFUSED",
  "SSO_INVALID",
  "SSO_UNAVAILABLE",
  "SSO_MISCONFIGURED",
  "SSO_UNKNOWN",
  "SSO_NO_ACCESS",
  "SSO_REQUIRED",
  "SSO_TAKEN",
  "SSO_DISABLED",
] as const;

type Refusal = (typeof REFUSALS)[number];

/** A refusal that has words of its own; whatever else is said has those of the unknown one. */
export function refusalOf(code: string | undefined): Refusal | "other" {
  return REFUSALS.find((one) => one === code) ?? "other";
}
