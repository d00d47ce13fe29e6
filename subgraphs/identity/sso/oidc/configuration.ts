import {
  allowInsecureRequests,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  None,
  type ServerMetadata,
} from "openid-client";
import type { IdentityContext } from "../../context.ts";
import { fetchOutside, OutsideFault } from "../outgoing.ts";
import { SsoRefused } from "../sso.refused.ts";
import type { OidcProvider } from "./oidc-provider.entity.ts";
import { PRESETS } from "./presets.ts";
import { clientSecretOf } from "./provider-secret.ts";

/** How long what a provider published is taken to hold. */
const KEPT_MS = 10 * 60_000;

/** Signatures that a public key checks: what may be used is ours to say, and never the token's. */
export const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** How a provider is asked. */
export interface OidcConfiguration {
  readonly client: Configuration;
  /** Whether it says in an ID token who somebody is; else its API does. */
  readonly openId: boolean;
}

const known = new Map<string, { readonly until: number; readonly config: OidcConfiguration }>();

/** How a provider is asked, as it was configured here and as it publishes itself. */
export async function configurationOf(
  ctx: IdentityContext,
  provider: OidcProvider,
): Promise<OidcConfiguration | SsoRefused> {
  // The secret stands for the installation: several share a process in tests.
  const key = `${provider.id}\n${provider.version}\n${ctx.settings.sso.secret}`;
  const found = known.get(key);
  if (found && found.until > ctx.now().getTime()) return found.config;
  const config = await discovered(ctx, provider);
  if (config instanceof SsoRefused) return config;
  for (const [one, { until }] of known) if (until <= ctx.now().getTime()) known.delete(one);
  known.set(key, { until: ctx.now().getTime() + KEPT_MS, config });
  return config;
}

/** The same, asked anew. */
export async function discovered(
  ctx: IdentityContext,
  provider: OidcProvider,
): Promise<OidcConfiguration | SsoRefused> {
  const endpoints = provider.endpoints ?? PRESETS[provider.preset].endpoints;
  if (endpoints) {
    const server = {
      issuer: provider.issuer,
      authorization_endpoint: endpoints.authorization,
      token_endpoint: endpoints.token,
    };
    return { client: clientOf(ctx, provider, server), openId: false };
  }
  const { loopback } = ctx.settings.sso;
  const options = {
    [customFetch]: outside(loopback),
    timeout: 2,
    ...(loopback && { execute: [allowInsecureRequests] }),
  };
  try {
    const found = await discovery(new URL(provider.issuer), provider.clientId, undefined, None(), options);
    const { supportsPKCE: _helper, ...server } = found.serverMetadata();
    const algorithms = server.id_token_signing_alg_values_supported ?? ["RS256"];
    const allowed = algorithms.filter((algorithm) => ALGORITHMS.includes(algorithm));
    const metadata = { ...server, id_token_signing_alg_values_supported: allowed };
    return { client: clientOf(ctx, provider, metadata), openId: true };
  } catch (error) {
    return refusalOf(error, "DISCOVERY_FAILED");
  }
}

function clientOf(ctx: IdentityContext, provider: OidcProvider, server: ServerMetadata): Configuration {
  const secret = clientSecretOf(ctx.settings, provider);
  const methods = server.token_endpoint_auth_methods_supported;
  // What every provider of OpenID Connect takes that says nothing else (Discovery 1.0, section 3); OAuth alone has it in the form.
  const basic = server.jwks_uri !== undefined && (methods?.includes("client_secret_basic") ?? true);
  const authentication = secret ? (basic ? ClientSecretBasic(secret) : ClientSecretPost(secret)) : None();
  const client = new Configuration(server, provider.clientId, undefined, authentication);
  client[customFetch] = outside(ctx.settings.sso.loopback);
  client.timeout = 3;
  if (ctx.settings.sso.loopback) allowInsecureRequests(client);
  return client;
}

/** How the library asks outside: as everything of single sign-on does. */
function outside(loopback: boolean): CustomFetch {
  return (url, { method, headers, body }) => {
    const text = body instanceof URLSearchParams ? body.toString() : body;
    if (text !== undefined && text !== null && typeof text !== "string" && !(text instanceof Uint8Array))
      throw new OutsideFault("forbidden", "Only text is sent.");
    return fetchOutside(url, { method, headers, body: text ?? null }, { loopback });
  };
}

/** Why a provider could not be asked, in our words. */
export function refusalOf(error: unknown, otherwise: "DISCOVERY_FAILED" | "API_FAILED" | "TOKEN_INVALID"): SsoRefused {
  const fault = faultIn(error);
  if (fault?.kind === "forbidden") return new SsoRefused("SSO_UNAVAILABLE", "ADDRESS_NOT_ALLOWED", fault.message);
  if (fault) return new SsoRefused("SSO_UNAVAILABLE", "PROVIDER_AWAY", fault.message);
  const code = error instanceof ClientError ? (error.code ?? null) : null;
  if (code === "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED") return new SsoRefused("SSO_UNAVAILABLE", "ISSUER_DIFFERS");
  return new SsoRefused(otherwise === "TOKEN_INVALID" ? "SSO_INVALID" : "SSO_UNAVAILABLE", otherwise, code);
}

function faultIn(error: unknown): OutsideFault | null {
  if (error instanceof OutsideFault) return error;
  return error instanceof Error && error.cause ? faultIn(error.cause) : null;
}
