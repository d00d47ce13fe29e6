import type { IdentityContext } from "../context.ts";
import type { ProvenIdentity } from "./proven-identity.ts";
import { openText, sealText } from "./sso.keys.ts";
import type { SsoSession } from "./sso-session.entity.ts";

const placeOf = (sessionId: string) => `what ends session ${sessionId} where it comes from`;

/** What it takes to end the source's own session, as it stands in the database. */
export const sealLogout = (
  ctx: IdentityContext,
  sessionId: string,
  { logout }: Pick<ProvenIdentity, "logout">,
): Buffer => sealText(ctx.settings, placeOf(sessionId), JSON.stringify(logout));

/** The same, open; nothing where its seal does not open. */
export function logoutOf(ctx: IdentityContext, { id, logout }: SsoSession): ProvenIdentity["logout"] {
  const text = openText(ctx.settings, placeOf(id), logout);
  return text ? JSON.parse(text) : {};
}
