import { ChallengeRefused } from "../challenges/challenge.refused.ts";
import type { CodeSent } from "../challenges/challenge.types.ts";
import { openChallenge } from "../challenges/open-challenge.ts";
import type { IdentityContext } from "../context.ts";
import { provenConversation } from "../sign-in/conversation.ts";
import { refusalOf, refused } from "../sign-in/refusal.ts";
import { Refused } from "../sign-in/sign-in.types.ts";
import { User } from "../users/user.entity.ts";
import type { RequestFactorCode } from "./factor.inputs.ts";
import { codeFactorOf } from "./methods/code-factors.ts";
import { waysOf } from "./ways.ts";

/** Sends a code to an address of one's own: for the second step of a sign-in, or to prove again who one is. */
export async function requestFactorCode(
  ctx: IdentityContext,
  { signInId = null, method }: RequestFactorCode,
): Promise<CodeSent | Refused> {
  if (!signInId && !ctx.visitor) return refused(ctx, "password", "SIGN_IN_EXPIRED");
  const asked = signInId ? await inSignIn(ctx, signInId) : { id: ctx.viewer.id, first: null };
  if (asked instanceof Refused) return asked;
  const { manager } = ctx.db;
  const user = await manager.findOneByOrFail(User, { id: asked.id });
  const { ask } = await waysOf(ctx, manager, user, asked.first);
  const address = ask.includes(method) ? codeFactorOf(method).addressOf(user) : null;
  if (!address) return refusalOf(ctx, "FACTOR_OTHER_WAY");
  const { id: userId, language } = user;
  const sent = await openChallenge(ctx, { purpose: "FACTOR", address, userId, language, signInId });
  return sent instanceof ChallengeRefused ? refusalOf(ctx, sent.code, sent.retryAt) : sent;
}

async function inSignIn(ctx: IdentityContext, signInId: string) {
  const attempt = await provenConversation(ctx, ctx.db.manager, signInId);
  if (!attempt?.userId || attempt.factorSetUp) return refused(ctx, attempt?.method ?? "password", "SIGN_IN_EXPIRED");
  return { id: attempt.userId, first: attempt.method };
}
