import type { IdentityContext } from "../context.ts";
import { backChannelLogout } from "./oidc/back-channel.ts";
import { oidcCallback } from "./oidc/callback.ts";

const BACK_CHANNEL = /^\/auth\/oidc\/([0-9a-f-]{36})\/backchannel-logout$/;

/** What sources answer to: a browser that comes back, or the source itself. Null for every other path. */
export function ssoRoutes(request: Request, ctx: IdentityContext): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  const asked = `${request.method} ${pathname}`;
  if (asked === "GET /auth/oidc/callback") return oidcCallback(ctx, searchParams);
  const [, providerId] = BACK_CHANNEL.exec(pathname) ?? [];
  if (providerId && request.method === "POST") return backChannelLogout(ctx, providerId, request);
  return Promise.resolve(null);
}
