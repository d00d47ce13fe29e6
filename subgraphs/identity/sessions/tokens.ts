import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { SignJWT } from "jose";
import type { EntityManager } from "typeorm";
import { ACCESS_TOKEN_SECONDS, TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_TYPE } from "../../shared/token.ts";
import type { IdentityContext } from "../context.ts";
import { currentSigner, type Signer } from "../keys/signing-key.service.ts";
import { permissionsOf, type Role } from "../roles/roles.ts";
import { User } from "../users/user.entity.ts";
import type { Session } from "./session.entity.ts";
import type { Tokens } from "./session.types.ts";

/** The bearer pair of a session's current generation. */
export async function tokensOf(
  ctx: IdentityContext,
  tx: EntityManager,
  session: Session,
  within?: readonly string[],
): Promise<Tokens> {
  const user = await tx.findOneByOrFail(User, { id: session.userId });
  return signTokens(ctx, { session, user, signer: await currentSigner(ctx, tx) }, within);
}

/** Whose tokens they are, and what signs them. */
interface Bearing {
  readonly session: Pick<Session, "id" | "agentId" | "grant" | "generation" | "expiresAt">;
  readonly user: Pick<User, "id" | "roles" | "version">;
  readonly signer: Signer;
}

/** The same of what was read already; an agent's may be narrower than what it was granted. */
export async function signTokens(
  ctx: IdentityContext,
  { session, user, signer }: Bearing,
  within: readonly string[] | null = session.grant,
): Promise<Tokens> {
  const grant = session.grant?.filter((permission) => within?.includes(permission)) ?? null;
  const issuedAt = Math.floor(ctx.now().getTime() / 1000);
  const sessionExpiresAt = Math.floor(session.expiresAt.getTime() / 1000);
  const expiresAt = Math.min(issuedAt + ACCESS_TOKEN_SECONDS, sessionExpiresAt);
  const accessToken = await new SignJWT({
    sid: session.id,
    permissions: permissionsIn({ grant }, user.roles),
    ...(session.agentId && { agent: { id: session.agentId, grant } }),
    userVersion: user.version,
    generation: session.generation,
    sessionExpiresAt,
  })
    .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: signer.kid, typ: TOKEN_TYPE })
    .setIssuer(ctx.settings.issuer)
    .setAudience(TOKEN_AUDIENCE)
    .setSubject(user.id)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(signer.privateKey);
  return {
    accessToken,
    refreshToken: refreshToken(ctx, session.id, session.generation),
    expiresAt: new Date(expiresAt * 1000),
    sessionExpiresAt: session.expiresAt,
  };
}

/** What may be done in a session by somebody with these roles; an agent has of it what it was granted. */
export function permissionsIn({ grant }: Pick<Session, "grant">, roles: readonly Role[]): string[] {
  return permissionsOf(roles).filter((permission) => !grant || grant.includes(permission));
}

/** A refresh token's place in its family, if it is one of ours. */
export interface RefreshClaim {
  readonly sessionId: string;
  readonly generation: number;
}

/**
 * A refresh token is a MAC over its place in the family. The key is not in the database, so a dump of it holds no
 * token, and a lost answer can be given again because the successor is the same every time.
 */
function refreshToken(ctx: IdentityContext, sessionId: string, generation: number): string {
  return `${sessionId}.${generation}.${mac(ctx, sessionId, generation)}`;
}

/** Reads a refresh token; null for whatever was not made here. */
export function readRefreshToken(ctx: IdentityContext, token: string): RefreshClaim | null {
  const match = /^([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/.exec(token);
  if (!match) return null;
  const [, sessionId = "", digits = "", given = ""] = match;
  const generation = Number(digits);
  const genuine = timingSafeEqual(Buffer.from(mac(ctx, sessionId, generation)), Buffer.from(given));
  return genuine ? { sessionId, generation } : null;
}

function mac(ctx: IdentityContext, sessionId: string, generation: number): string {
  return createHmac("sha256", ctx.settings.refreshSecret).update(`${sessionId}.${generation}`).digest("base64url");
}
