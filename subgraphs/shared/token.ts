import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import { AppError } from "./errors.ts";

/** How long an access token lives at the longest; older news about sessions cannot concern a valid one. */
export const ACCESS_TOKEN_SECONDS = 600;

/**
 * How long a person's session lives at the longest, and with it a stream: older news about sessions concern nobody. An
 * agent's may live longer, but its tokens do not, and no stream is older than this.
 */
export const SESSION_SECONDS = 24 * 3600;

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
  /** The agent that acts for the subject, and what they let it do at most; absent where they act themselves. */
  agent: z.object({ id: z.uuid(), grant: z.array(z.string()) }).optional(),
});

/** What an access token says (RFC 9068), checked. */
export type Claims = z.infer<typeof claimsShape>;

/**
 * Answers the claims of a `Bearer` token that is valid, or that was when the router let its stream open; null for any
 * other. Whether its session goes on is not the token's to say.
 */
export type TokenVerifier = (authorization: string | null, openedAt?: number | null) => Promise<Claims | null>;

/** The one place that verifies tokens: algorithm, issuer, audience, type and every claim are required (RFC 8725). */
export function tokenVerifier(issuer: string, fetchJwks: (url: string) => Promise<Response>): TokenVerifier {
  const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", issuer), {
    cooldownDuration: KEYS_COOLDOWN_MS,
    cacheMaxAge: 60_000,
    [customFetch]: (url) => fetchJwks(url),
  });
  const verified = new Map<string, Claims>();
  return async (authorization, openedAt) => {
    const asOf = momentOf(openedAt);
    if (!authorization || asOf === null) return null;
    const claims = verified.get(authorization) ?? (await verify(authorization, asOf));
    if (!claims || claims.exp * 1000 <= asOf) return null;
    remember(authorization, claims);
    return claims;
  };

  async function verify(authorization: string, asOf: number): Promise<Claims | null> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
    if (!token) return null;
    try {
      return await checked(token, asOf).catch(async (error) => {
        // A key that is younger than the last reading of the keys: they are read again, after their cooldown.
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        await new Promise((resolve) => setTimeout(resolve, KEYS_COOLDOWN_MS));
        return checked(token, asOf);
      });
    } catch (error) {
      // The keys could not be read: nobody is let in, and nobody is told that their token is wrong.
      if (!(error instanceof errors.JOSEError) || KEYS_AWAY.has(error.code)) throw unavailable(error);
      return null;
    }
  }

  async function checked(token: string, asOf: number): Promise<Claims | null> {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: TOKEN_AUDIENCE,
      algorithms: [TOKEN_ALGORITHM],
      typ: TOKEN_TYPE,
      currentDate: new Date(asOf),
      requiredClaims: ["sub", "sid", "jti", "iat", "exp"],
    });
    return protectedHeader.crit ? null : claimsOf(payload, protectedHeader.kid);
  }

  /** The tokens in use stay, whichever came first: a stream asks with its own for hours. */
  function remember(authorization: string, claims: Claims): void {
    verified.delete(authorization);
    if (verified.size >= CACHED_TOKENS) verified.delete(verified.keys().next().value as string);
    verified.set(authorization, claims);
  }
}

/** The moment at which a token must be valid: now, or the opening of its stream, which is not older than any session. */
function momentOf(openedAt: number | null | undefined): number | null {
  const now = Date.now();
  if (openedAt === null || openedAt === undefined) return now;
  return now - openedAt <= SESSION_SECONDS * 1000 ? Math.min(openedAt, now) : null;
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
