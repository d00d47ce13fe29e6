import { type EntityManager, IsNull, MoreThan, Not } from "typeorm";
import { Challenge } from "../challenges/challenge.entity.ts";
import type { IdentityContext } from "../context.ts";
import { endSignIns } from "../sign-in/conversation.ts";
import { Session } from "./session.entity.ts";
import { end } from "./session.service.ts";

/** Ends every session of one's own but this one, and sign-ins that are under way; how many sessions there were. */
export function endOtherSessions(ctx: IdentityContext): Promise<number> {
  const { id, sessionId } = ctx.viewer;
  return ctx.db.transaction((tx) => endSessionsOf(ctx, tx, id, { reason: "ended by the user", but: sessionId }));
}

/**
 * Ends somebody's sessions (those of agents that act for them as well), sign-ins that are under way, and every code and
 * link that was sent to them: what an old password may have opened opens nothing any more. How many sessions there were.
 */
export async function endSessionsOf(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  { reason, but, by = userId }: { reason: string; but?: string; by?: string },
): Promise<number> {
  const now = ctx.now();
  // Before the sessions are looked for: a ticket that is being redeemed right now is waited for, and its session found.
  await endSignIns(ctx, tx, userId, reason);
  await tx.update(Challenge, { userId, usedAt: IsNull(), voidedAt: IsNull() }, { voidedAt: now });
  const sessions = await tx.find(Session, {
    where: { userId, endedAt: IsNull(), expiresAt: MoreThan(now), ...(but && { id: Not(but) }) },
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  for (const session of sessions) await end(ctx, tx, session, reason, { actor: by });
  return sessions.length;
}
