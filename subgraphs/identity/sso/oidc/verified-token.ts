import { createHash } from "node:crypto";
import { compactVerify, createRemoteJWKSet, customFetch, decodeProtectedHeader } from "jose";
import type { Configuration } from "openid-client";
import type { IdentityContext } from "../../context.ts";
import { fetchOutside } from "../outgoing.ts";
import { ALGORITHMS } from "./configuration.ts";

/** How soon after keys were fetched unknown ones are looked for again: whoever makes up keys makes us ask no more often. */
const COOLDOWN_MS = 1_000;

type Keys = ReturnType<typeof createRemoteJWKSet>;

const keys = new Map<string, Keys>();

/** A token whose signature is right, taken apart. */
export interface VerifiedToken {
  readonly typ: string | null;
  readonly alg: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * What stands in a token that a provider's published key signed. Which algorithms may be used is ours to say; keys that the
 * token itself names or brings along are never looked at. Throws what is no such token.
 */
export async function verifiedToken(
  ctx: IdentityContext,
  client: Configuration,
  token: string,
): Promise<VerifiedToken> {
  const { jwks_uri, id_token_signing_alg_values_supported: allowed = ALGORITHMS } = client.serverMetadata();
  if (!jwks_uri) throw new Error("The provider publishes no keys.");
  const algorithms = allowed.filter((algorithm) => ALGORITHMS.includes(algorithm));
  const { payload, protectedHeader } = await compactVerify(token, keysAt(ctx, jwks_uri), { algorithms });
  return {
    typ: decodeProtectedHeader(token).typ ?? null,
    alg: protectedHeader.alg,
    claims: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload)),
  };
}

/** Whether an access token is the one that an ID token was issued with (OpenID Connect Core 1.0, section 3.1.3.6). */
export function matchesHash(claim: unknown, alg: string, accessToken: string): boolean {
  if (claim === undefined) return true;
  const digest = createHash(`sha${/\d{3}$/.exec(alg)?.[0] ?? "512"}`)
    .update(accessToken)
    .digest();
  return claim === digest.subarray(0, digest.length / 2).toString("base64url");
}

/** The keys of a provider, kept for as long as they are used. */
function keysAt({ settings: { sso } }: IdentityContext, url: string): Keys {
  const key = `${sso.loopback} ${url}`;
  const found = keys.get(key);
  if (found) return found;
  const fetched = createRemoteJWKSet(new URL(url), {
    cooldownDuration: COOLDOWN_MS,
    [customFetch]: (address, { headers }) =>
      fetchOutside(address, { headers: Object.fromEntries(headers) }, { loopback: sso.loopback }),
  });
  keys.set(key, fetched);
  return fetched;
}
