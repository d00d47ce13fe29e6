import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { Session } from "../sessions/session.entity.ts";
import { end } from "../sessions/session.service.ts";
import { passedConversationOf } from "./conversation.ts";
import { refused } from "./refusal.ts";
import type { SignInInstead } from "./sign-in.inputs.ts";
import type { SignInResult } from "./sign-in.types.ts";
import { admit } from "./ticket.ts";

/** Ends one of somebody's sessions for the one that they are about to begin: they have proven who they are. */
export async function signInInstead(
  ctx: IdentityContext,
  { signInId, endSessionId }: SignInInstead,
): Promise<SignInResult> {
  return ctx.db.transaction(async (tx) => {
    const attempt = await passedConversationOf(ctx, tx, signInId);
    if (!attempt?.userId) return refused(ctx, attempt?.method ?? "password", "SIGN_IN_EXPIRED");
    const { userId } = attempt;
    const session = await tx.findOne(Session, {
      where: { id: endSessionId, userId },
      lock: { mode: "pessimistic_write" },
    });
    if (!session || session.agentId) throw notFound();
    await end(ctx, tx, session, "ended to sign in elsewhere", { actor: userId });
    return admit(ctx, tx, userId, attempt);
  });
}
