import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  ClientError,
  fetchUserInfo,
  ResponseBodyError,
} from "openid-client";
import type { IdentityContext } from "../../context.ts";
import type { ProvenIdentity } from "../proven-identity.ts";
import { derivedOf } from "../sso.keys.ts";
import { SsoRefused } from "../sso.refused.ts";
import { identityByApi } from "./by-api.ts";
import { identityByClaims } from "./by-claims.ts";
import { callbackUrl } from "./callback-url.ts";
import { configurationOf, type OidcConfiguration, refusalOf } from "./configuration.ts";
import type { OidcProvider } from "./oidc-provider.entity.ts";
import { matchesHash, verifiedToken } from "./verified-token.ts";

/** By how much the clocks of a provider may differ from ours. */
const SKEW_S = 60;

/** Who a provider says that somebody is who came back with a code; or why that cannot be taken. */
export async function provenBy(
  ctx: IdentityContext,
  provider: OidcProvider | null,
  state: string,
  answer: URLSearchParams,
): Promise<ProvenIdentity | SsoRefused> {
  if (!provider) return new SsoRefused("SSO_DISABLED", "SWITCHED_OFF");
  const config = await configurationOf(ctx, provider);
  if (config instanceof SsoRefused) return config;
  try {
    return await redeemed(ctx, config, provider, state, answer);
  } catch (error) {
    return refusedBy(error);
  }
}

async function redeemed(
  ctx: IdentityContext,
  config: OidcConfiguration,
  provider: OidcProvider,
  state: string,
  answer: URLSearchParams,
): Promise<ProvenIdentity | SsoRefused> {
  const { client, openId } = config;
  const came = new URL(callbackUrl(ctx));
  came.search = answer.toString();
  const tokens = await authorizationCodeGrant(client, came, {
    expectedState: state,
    pkceCodeVerifier: derivedOf(ctx.settings, "pkce verifier", state),
    ...(openId && { expectedNonce: derivedOf(ctx.settings, "nonce", state), idTokenExpected: true }),
  });
  if (!openId) return identityByApi(ctx, provider, tokens.access_token);
  const idToken = tokens.id_token ?? "";
  // The library takes the connection's word for who answered: the signature is checked here.
  const { claims, alg } = await verifiedToken(ctx, client, idToken);
  // The library looks at when it ends, and not at when it was made.
  if (Number(claims.iat) > ctx.now().getTime() / 1000 + SKEW_S)
    return new SsoRefused("SSO_INVALID", "TOKEN_INVALID", "iat");
  if (!matchesHash(claims.at_hash, alg, tokens.access_token))
    return new SsoRefused("SSO_INVALID", "TOKEN_INVALID", "at_hash");
  return identityByClaims(provider, { ...(await profileOf(config, tokens.access_token, claims)), ...claims }, idToken);
}

/** What the provider tells of somebody besides their ID token, where that says too little: about them and nobody else. */
async function profileOf(
  { client }: OidcConfiguration,
  accessToken: string,
  { sub, email, name }: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  if ((email && name) || typeof sub !== "string" || !client.serverMetadata().userinfo_endpoint) return {};
  const said = await fetchUserInfo(client, accessToken, sub);
  const told = ["email", "email_verified", "name", "preferred_username"].map((claim) => [claim, said[claim]] as const);
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}

/** What is told of a failure is chosen here: what the library caught may hold what a provider sent, tokens and all. */
function refusedBy(error: unknown): SsoRefused {
  if (error instanceof AuthorizationResponseError) {
    const away = error.error === "server_error" || error.error === "temporarily_unavailable";
    return away
      ? new SsoRefused("SSO_UNAVAILABLE", "PROVIDER_AWAY", error.error)
      : new SsoRefused("SSO_REFUSED", "PROVIDER_SAID_NO", error.error);
  }
  if (error instanceof ResponseBodyError) {
    const client = ["invalid_client", "unauthorized_client"].includes(error.error);
    return client
      ? new SsoRefused("SSO_MISCONFIGURED", "CLIENT_REFUSED", error.error)
      : new SsoRefused("SSO_INVALID", "CODE_REFUSED", error.error);
  }
  if (error instanceof ClientError && error.code === "OAUTH_INVALID_RESPONSE" && /"iss"/.test(messageOf(error)))
    return new SsoRefused("SSO_INVALID", "RESPONSE_ISSUER_DIFFERS");
  return refusalOf(error, "TOKEN_INVALID");
}

const messageOf = (error: Error): string =>
  error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message;
