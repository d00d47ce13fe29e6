import { SamlRefusal } from "./saml.refusal.ts";
import type { XmlElement } from "./xml.element.ts";

/** How far the provider's clock may be from ours. */
export const SKEW_MS = 60_000;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|\+00:00)$/;

/** A time as SAML writes it: in UTC, and it says so (SAML core, section 1.3.3). */
export function timeOf(text: string | null | undefined): Date | null {
  if (text === null || text === undefined) return null;
  const at = INSTANT.test(text) ? new Date(text) : null;
  if (!at || Number.isNaN(at.getTime())) throw new SamlRefusal("CONDITION");
  return at;
}

/** Whether now lies between `NotBefore` and `NotOnOrAfter`, as far as they are there. */
export function requireInTime({ attributes }: XmlElement, now: Date): void {
  const from = timeOf(attributes.get("NotBefore"));
  if (from && now.getTime() + SKEW_MS < from.getTime()) throw new SamlRefusal("TOO_EARLY");
  requireNotOver(attributes.get("NotOnOrAfter"), now);
}

export function requireNotOver(notOnOrAfter: string | null | undefined, now: Date): void {
  const until = timeOf(notOnOrAfter);
  if (until && now.getTime() - SKEW_MS >= until.getTime()) throw new SamlRefusal("TOO_LATE");
}
