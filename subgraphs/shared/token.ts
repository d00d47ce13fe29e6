import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import { AppError } from "./errors.ts";

/** How long an access token lives at the longest; older news about sessions cannot concern a valid one. */
export const ACCESS_TOKEN_SECONDS = 600;

/** Who may sign access tokens, for whom: the same words at the signer and at every verifier. */
export const TOKEN_TYPE = "at+jwt";
export const TOKEN_ALGORITHM = "ES256";
export const TOKEN_AUDIENCE = "casegraph";

const CACHED_TOKENS = 10_000;

const KEYS_COOLDOWN_MS = 250;
const KEYS_AWAY = new Set([errors.JWKSTimeout.code, errors.JOSEError.code, errors.JWKSInvalid.code]);

const claimsShape = z.object({
  kid: z.string(),
  sub: z.uuid(),
  sid: z.uuid(),
  jti: z.string(),
  iat: z.number(),
  exp: z.number(),
  permissions: z.array(z.string()),
  /** The version of the person whose rights these are: news of a later one win. */
  userVersion: z.number().int(),
  generation: z.number().int(),
  sessionExpiresAt: z.number(),
});

/** What an access token says (RFC 9068), checked. */
export type Claims = z.infer<typeof claimsShape>;

/** Answers the claims of a valid `Bearer` token, null for any other. */
export type TokenVerifier = (authorization: string | null) => Promise<Claims | null>;

/** The one place that verifies tokens: algorithm, issuer, audience, type and every claim are required (RFC 8725). */
export function tokenVerifier(issuer: string, fetchJwks: (url: string) => Promise<Response>): TokenVerifier {
  const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", issuer), {
    cooldownDuration: KEYS_COOLDOWN_MS,
    cacheMaxAge: 60_000,
    [customFetch]: (url) => fetchJwks(url),
  });
  const verified = new Map<string, Claims>();
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "")?.[1];
    if (!token) return null;
    const known = verified.get(token);
    if (known) return known.exp * 1000 > Date.now() ? known : null;
    const claims = await verify(token);
    if (claims) remember(token, claims);
    return claims;
  };

  async function verify(token: string): Promise<Claims | null> {
    try {
      return await checked(token).catch(async (error) => {
        // A key that is younger than the last reading of the keys: they are read again, after their cooldown.
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        await new Promise((resolve) => setTimeout(resolve, KEYS_COOLDOWN_MS));
        return checked(token);
      });
    } catch (error) {
      // The keys could not be read: nobody is let in, and nobody is told that their token is wrong.
      if (!(error instanceof errors.JOSEError) || KEYS_AWAY.has(error.code)) throw unavailable(error);
      return null;
    }
  }

  async function checked(token: string): Promise<Claims | null> {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: TOKEN_AUDIENCE,
      algorithms: [TOKEN_ALGORITHM],
      typ: TOKEN_TYPE,
      requiredClaims: ["sub", "sid", "jti", "iat", "exp"],
    });
    return protectedHeader.crit ? null : claimsOf(payload, protectedHeader.kid);
  }

  function remember(token: string, claims: Claims): void {
    if (verified.size >= CACHED_TOKENS) verified.delete(verified.keys().next().value as string);
    verified.set(token, claims);
  }
}

function claimsOf(payload: JWTPayload, kid: string | undefined): Claims | null {
  const { data } = claimsShape.safeParse({ ...payload, kid });
  return data && data.exp - data.iat <= ACCESS_TOKEN_SECONDS ? data : null;
}

const unavailable = (cause: unknown) =>
  new AppError(
    "UNAVAILABLE",
    "Your session cannot be checked right now. Try again in a moment.",
    {},
    { originalError: cause as Error },
  );
