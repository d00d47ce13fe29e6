import type { SsoReason } from "./reasons.ts";

/** Why somebody could not sign in with a source, as they are told; each has its words in the catalogue of messages. */
export const SSO_REFUSALS = [
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
export type SsoRefusal = (typeof SSO_REFUSALS)[number];

/**
 * A journey that came to nothing. Whoever made it is told the code and no more; the reason, with a value where one helps, is
 * for the audit and for whoever looks after the source: never a secret, and no more of what came from outside than `MOST_TOLD`.
 */
export class SsoRefused {
  readonly detail: string | null;

  constructor(
    readonly code: SsoRefusal,
    readonly reason: SsoReason,
    detail: string | null = null,
  ) {
    this.detail = detail && printable(detail);
  }
}

/** How much of what came from outside is kept. */
const MOST_TOLD = 200;

const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, "?").slice(0, MOST_TOLD);
