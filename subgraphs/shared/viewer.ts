import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import type { Viewer } from "./context.ts";
import type { Entry } from "./events.ts";
import type { Tail } from "./tail.ts";

/** The events by which a right ends before its token does. */
export const SESSION_ENDED = "session.ended";
export const RIGHTS_CHANGED = "user.rightsChanged";
export const KEYS_DISOWNED = "signingKey.disowned";

/** How long an access token lives at the longest; older news about sessions cannot concern a valid one. */
export const ACCESS_TOKEN_SECONDS = 600;

/** Who may sign access tokens, for whom: the same words at the signer and at every verifier. */
export const TOKEN_TYPE = "at+jwt";
export const TOKEN_ALGORITHM = "ES256";
export const TOKEN_AUDIENCE = "casegraph";

const MAX_STALE_MS = 1000;
const CACHED_TOKENS = 10_000;

const KEYS_COOLDOWN_MS = 250;

const claimsShape = z.object({
  kid: z.string(),
  sub: z.uuid(),
  sid: z.uuid(),
  jti: z.string(),
  iat: z.number(),
  exp: z.number(),
  permissions: z.array(z.string()),
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
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null;
      throw error;
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

/** What the ledger said about sessions and rights since the oldest token that can still be valid. */
export class Rights {
  readonly #ended = new Map<string, number>();
  readonly #disowned = new Set<string>();
  readonly #changed = new Map<string, { permissions: ReadonlySet<string>; at: number }>();
  #unlisten = () => {};

  constructor(private readonly tail: Tail) {}

  async start(): Promise<void> {
    this.#unlisten = this.tail.listen((entry) => this.#hear(entry));
    let position = await this.tail.positionAt(new Date(Date.now() - 2 * ACCESS_TOKEN_SECONDS * 1000));
    for (;;) {
      const batch = await this.tail.read(position, [SESSION_ENDED, RIGHTS_CHANGED, KEYS_DISOWNED]);
      for (const entry of batch) this.#hear(entry);
      const last = batch.at(-1);
      if (!last) return;
      position = last.position;
    }
  }

  close(): void {
    this.#unlisten();
  }

  /** The viewer that a token stands for, asked again at every use; waits when the ledger was not read for a second. */
  async viewerOf(claims: Claims | null): Promise<() => Viewer | null> {
    if (!claims) return () => null;
    await this.tail.atMostOld(MAX_STALE_MS);
    const granted: ReadonlySet<string> = new Set(claims.permissions);
    return () => {
      if (this.#ended.has(claims.sid) || this.#disowned.has(claims.kid)) return null;
      if (claims.sessionExpiresAt * 1000 <= Date.now()) return null;
      const changed = this.#changed.get(claims.sub);
      const permissions = changed && changed.at >= claims.iat * 1000 ? changed.permissions : granted;
      return { id: claims.sub, sessionId: claims.sid, permissions, generation: claims.generation };
    };
  }

  #hear({ event, facts, at }: Entry): void {
    if (event === SESSION_ENDED) this.#ended.set(String(facts.sessionId), at.getTime());
    if (event === KEYS_DISOWNED) for (const kid of facts.keyIds as string[]) this.#disowned.add(kid);
    const userId = String(facts.userId);
    if (event === RIGHTS_CHANGED && at.getTime() >= (this.#changed.get(userId)?.at ?? 0)) {
      this.#changed.set(userId, { permissions: new Set(facts.permissions as string[]), at: at.getTime() });
    }
    this.#forget();
  }

  /** A session's length bounds how long an ended one can matter: to a token, and to a socket that it opened. */
  #forget(): void {
    const horizon = Date.now() - 2 * ACCESS_TOKEN_SECONDS * 1000;
    for (const [sessionId, at] of this.#ended) {
      if (at > horizon) break;
      this.#ended.delete(sessionId);
    }
  }
}
