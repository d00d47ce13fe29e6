import { z } from "zod";
import type { IdentityContext } from "../../context.ts";
import { noteRefusal } from "../attempts.ts";
import { countSso } from "../sso.metrics.ts";
import { SsoRefused } from "../sso.refused.ts";
import { endBySource } from "../sso-sessions.ts";
import { configurationOf } from "./configuration.ts";
import { OidcProvider } from "./oidc-provider.entity.ts";
import { type VerifiedToken, verifiedToken } from "./verified-token.ts";

/** How long ago a logout token may have been made, and by how much clocks may differ. */
const OLDEST_S = 5 * 60;
const SKEW_S = 60;

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

const claimsShape = z
  .object({
    iss: z.string(),
    aud: z.union([z.string(), z.array(z.string())]),
    iat: z.number(),
    exp: z.number().optional(),
    jti: z.string().min(1).max(500),
    events: z.looseObject({ [EVENT]: z.looseObject({}) }),
    sub: z.string().min(1).max(255).optional(),
    sid: z.string().min(1).max(1_000).optional(),
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

type LogoutClaims = z.infer<typeof claimsShape>;

const TAKE = `insert into oidc_logout_tokens (source_id, jti, expires_at) values ($1, $2, $3)
  on conflict do nothing returning jti`;

/**
 * `POST /auth/oidc/:id/backchannel-logout`: the provider ends sessions here (OpenID Connect Back-Channel Logout 1.0,
 * section 2.6). A token is taken once.
 */
export async function backChannelLogout(ctx: IdentityContext, providerId: string, request: Request): Promise<Response> {
  const provider = await ctx.db.getRepository(OidcProvider).findOneBy({ id: providerId });
  if (!provider?.enabled) return answer(400);
  const tokens = new URLSearchParams(await request.text()).getAll("logout_token");
  const config = tokens.length === 1 ? await configurationOf(ctx, provider) : null;
  if (config instanceof SsoRefused) return answer(503);
  const token = config && (await verifiedToken(ctx, config.client, tokens[0] ?? "").catch(() => null));
  // What the provider has not signed is written down nowhere: anybody could fill the list with it.
  if (!token) {
    countSso("OIDC", "SSO_INVALID");
    return answer(400);
  }
  const claims = claimsOf(ctx, provider, config.client.serverMetadata().issuer, token);
  if (!(claims instanceof SsoRefused) && (await endedBy(ctx, provider, claims))) return answer(200);
  const refusal = claims instanceof SsoRefused ? claims : fault("jti");
  await ctx.db.transaction((tx) => noteRefusal(ctx, tx, { kind: "OIDC", sourceId: provider.id }, refusal));
  return answer(400);
}

/** Ends them in the transaction that uses the token up; false where it was used before. */
function endedBy(ctx: IdentityContext, { id }: OidcProvider, claims: LogoutClaims): Promise<boolean> {
  const { iss: issuer, sub: subject, sid, jti } = claims;
  return ctx.db.transaction(async (tx) => {
    const until = new Date(ctx.now().getTime() + (OLDEST_S + 2 * SKEW_S) * 1000);
    const fresh: unknown[] = await tx.query(TAKE, [id, jti, until]);
    if (!fresh.length) return false;
    await endBySource(ctx, tx, { kind: "OIDC", id }, { issuer, subject, sessionIndexes: sid ? [sid] : [] });
    return true;
  });
}

/** What a token says whose signature is the provider's, or what is wrong with it. */
function claimsOf(
  ctx: IdentityContext,
  provider: OidcProvider,
  issuer: string,
  { typ, claims: said }: Pick<VerifiedToken, "typ" | "claims">,
): LogoutClaims | SsoRefused {
  const { data: claims } = claimsShape.safeParse(said);
  if (!claims) return fault("claims");
  // Providers from before the standard was final say none; one that says that it is something else is that.
  if (typ !== null && !["logout+jwt", "application/logout+jwt", "JWT"].includes(typ)) return fault("typ");
  const now = ctx.now().getTime() / 1000;
  if (claims.iss !== issuer) return fault("iss");
  if (![claims.aud].flat().includes(provider.clientId)) return fault("aud");
  if (claims.iat < now - OLDEST_S || claims.iat > now + SKEW_S) return fault("iat");
  if (claims.exp !== undefined && claims.exp < now - SKEW_S) return fault("exp");
  return claims;
}

const fault = (what: string) => new SsoRefused("SSO_INVALID", "LOGOUT_INVALID", what);

function answer(status: number): Response {
  const headers = { "cache-control": "no-store" };
  if (status === 200) return new Response(null, { status, headers });
  return Response.json({ error: "invalid_request" }, { status, headers });
}
