import { randomInt } from "node:crypto";

/** The product trusts whoever connects as it would a proxy of its operator's: the tests are that proxy. */
export const BEHIND_A_PROXY = { TRUSTED_PROXIES: "1" };

/** As a proxy tells of a client that nobody else shares an address with, and so no limit; of the range for such trials (RFC 2544). */
export function fromAnotherNetwork(): { "x-forwarded-for": string } {
  return { "x-forwarded-for": `198.18.${randomInt(256)}.${randomInt(1, 255)}` };
}
