import { type EntityManager, IsNull, MoreThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import type { SignedIn } from "../sign-in/sign-in.types.ts";
import { beginAttempt, giveTicket } from "../sign-in/ticket.ts";
import { Session } from "./session.entity.ts";
import { ended, shorten } from "./session.service.ts";

/**
 * A ticket for another session in the place of one's own: whoever has a copy of this one's tokens has nothing of the next.
 * It was open until now, and ends with the ticket, whether or not that is redeemed.
 */
export async function renewal(ctx: IdentityContext, tx: EntityManager): Promise<SignedIn> {
  const where = { id: ctx.viewer.sessionId, endedAt: IsNull(), expiresAt: MoreThan(ctx.now()) };
  const session = await tx.findOne(Session, { where, lock: { mode: "pessimistic_write" } });
  if (!session) throw ended();
  const { id: renews, userId, method, steppedUpAt } = session;
  const attempt = beginAttempt(ctx, tx, {
    ...{ purpose: "RENEW", renews, userId, method },
    ...{ provenAt: steppedUpAt, factor: session.factor ?? "none", factorAt: steppedUpAt },
  });
  const signedIn = await giveTicket(ctx, tx, attempt);
  // What it still serves is what is open in other tabs, and nothing sensitive: it may be a copy that is asked with.
  session.steppedUpAt = null;
  await tx.save(session);
  await shorten(ctx, tx, session, attempt.expiresAt);
  return signedIn;
}
