import { randomBytes, randomUUID } from "node:crypto";
import { AppError } from "../../shared/errors.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { PasskeyChallenge } from "./passkey-challenge.entity.ts";
import type { PasskeyPurpose } from "./passkey-challenge.purpose.ts";

/** As long as an answer may take (SECURITY.md, section 3.4); browsers are told the same. */
export const CHALLENGE_MS = 5 * 60_000;

/** Anybody can ask for one, each is a row: every page for signing in does, and offices share a network. */
const PER_NETWORK: Limit = { name: "passkey-challenge", points: 600, seconds: 900, blockSeconds: 300 };

/** For what, and of whom, something is to be signed. */
export interface Asked {
  readonly purpose: PasskeyPurpose;
  /** Whose passkey it must be; null where the passkey says who it is. */
  readonly userId: string | null;
  /** The conversation that it belongs to. */
  readonly signInId: string | null;
}

/** Opens a challenge: for the session of whoever is signed in, or else for the browser that asks. */
export async function openPasskeyChallenge(
  ctx: IdentityContext,
  { purpose, userId, signInId }: Asked,
): Promise<PasskeyChallenge> {
  const taken = await limiterOf(ctx.db).take(PER_NETWORK, networkOf(ctx.caller.address));
  if (!taken.allowed) {
    const message = textOf("TOO_MANY_ATTEMPTS", ctx.caller.language);
    throw new AppError("RATE_LIMITED", message, { reason: "TOO_MANY_ATTEMPTS", retryAt: taken.retryAt });
  }
  const now = ctx.now();
  const row = ctx.db.manager.create(PasskeyChallenge, {
    id: randomUUID(),
    createdAt: now,
    purpose,
    userId,
    ...boundTo(ctx, signInId, purpose),
    challenge: randomBytes(32).toString("base64url"),
    expiresAt: new Date(now.getTime() + CHALLENGE_MS),
  });
  return ctx.db.manager.save(row);
}

const TAKE = `delete from passkey_challenges where id = $1 and purpose = $2 and expires_at > $3
  and user_id is not distinct from $4 and binding is not distinct from $5 and session_id is not distinct from $6
  and sign_in_id is not distinct from $7 returning challenge`;

/**
 * Takes a challenge, by a statement that commits by itself: whatever becomes of the answer, there is no second one to it.
 * Null where there is none for whoever answers; somebody else's stays.
 */
export async function takePasskeyChallenge(
  ctx: IdentityContext,
  id: string,
  { purpose, userId, signInId }: Asked,
): Promise<string | null> {
  const { binding, sessionId } = boundTo(ctx, signInId, purpose);
  const values = [id, purpose, ctx.now(), userId, binding, sessionId, signInId];
  const [[taken]]: [{ challenge: string }[], number] = await ctx.db.query(TAKE, values);
  return taken?.challenge ?? null;
}

/** What a challenge is asked for in, and has to be answered in. */
function boundTo(ctx: IdentityContext, signInId: string | null, purpose: PasskeyPurpose) {
  const signedIn = purpose !== "SIGN_IN" && signInId === null;
  return {
    signInId,
    sessionId: signedIn ? ctx.viewer.sessionId : null,
    binding: signedIn ? null : ctx.caller.binding,
  };
}
