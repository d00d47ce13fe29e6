import type { Challenge } from "./challenge.entity.ts";
import type { ChallengePurpose } from "./challenge.purpose.ts";
import { linkTokenOf } from "./derived.ts";

/** The portal's pages that take a link; each waits for its reader to press, because mail scanners follow links. */
const PAGES: Readonly<Partial<Record<ChallengePurpose, string>>> = {
  SIGN_IN: "/sign-in/link",
  REGISTER: "/register/confirm",
  RESET_PASSWORD: "/reset-password",
  CHANGE_EMAIL: "/account/contacts/confirm",
};

/** Where somebody signs in who has an account. */
export const signInPage = (issuer: string): string => `${issuer}/login`;

/**
 * Where a challenge's link leads; null where a code alone is sent. The token stands behind the `#`: no browser says it to a
 * server, so it is in no log and no referrer.
 */
export function linkOf(issuer: string, secret: string, challenge: Challenge): string | null {
  const path = challenge.addressKind === "EMAIL" && PAGES[challenge.purpose];
  return path ? `${issuer}${path}#token=${linkTokenOf(secret, challenge)}` : null;
}
