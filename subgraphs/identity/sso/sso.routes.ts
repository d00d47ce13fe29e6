import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { landingRefused } from "./answer.ts";
import { backChannelLogout } from "./oidc/back-channel.ts";
import { oidcCallback } from "./oidc/callback.ts";
import { CALLBACK_PATH } from "./oidc/callback-url.ts";
import { samlRoute } from "./saml/saml.routes.ts";
import { SsoRefused } from "./sso.refused.ts";

/** Each makes us ask a source, or look at a signature: offices and sources share networks. */
const PER_NETWORK: Limit = { name: "sso-answer", points: 600, seconds: 900, blockSeconds: 300 };

const TOO_OFTEN = new SsoRefused("SSO_UNAVAILABLE", "TOO_OFTEN");

const BACK_CHANNEL = /^\/auth\/oidc\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/backchannel-logout$/;

/** What sources answer to: a browser that comes back, or the source itself. Null for every other path. */
export async function ssoRoutes(request: Request, ctx: IdentityContext): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  const asked = `${request.method} ${pathname}`;
  if (asked === `GET ${CALLBACK_PATH}`)
    return (await isAllowed(ctx)) ? oidcCallback(ctx, searchParams) : landingRefused(TOO_OFTEN);
  const [, providerId] = BACK_CHANNEL.exec(pathname) ?? [];
  if (providerId && request.method === "POST")
    return (await isAllowed(ctx)) ? backChannelLogout(ctx, providerId, request) : new Response(null, { status: 429 });
  const saml = samlRoute(request.method, pathname);
  if (saml) return (await isAllowed(ctx)) ? saml(ctx, request) : landingRefused(TOO_OFTEN);
  return null;
}

/** Whether one more answer is looked at that comes from this network. */
async function isAllowed(ctx: IdentityContext): Promise<boolean> {
  return (await limiterOf(ctx.db).take(PER_NETWORK, networkOf(ctx.caller.address))).allowed;
}
