import { AppError } from "../../shared/errors.ts";
import type { IdentityContext } from "../context.ts";
import { FactorMethod } from "../factors/factor.method.ts";
import { expired } from "../factors/set-up/owner.ts";
import { waysOf } from "../factors/ways.ts";
import { textOf } from "../messages/messages.ts";
import { provenConversation } from "../sign-in/conversation.ts";
import { User } from "../users/user.entity.ts";
import { proofOptions } from "./options.ts";
import type { StartPasskeyChallenge } from "./passkey.inputs.ts";
import { passkeysOf } from "./passkey.service.ts";
import type { PasskeyOptions } from "./passkey.types.ts";

/**
 * What one of one's own passkeys is used with: as the second step of a sign-in, or signed in to prove again who one is. Which
 * passkeys there are is told to nobody whose first step is not proven.
 */
export async function startPasskeyChallenge(
  ctx: IdentityContext,
  { signInId = null }: StartPasskeyChallenge,
): Promise<PasskeyOptions> {
  if (!signInId && !ctx.visitor) throw expired(ctx);
  const { id, first } = signInId ? await inSignIn(ctx, signInId) : { id: ctx.viewer.id, first: null };
  const { manager } = ctx.db;
  const user = await manager.findOneByOrFail(User, { id });
  const { ask } = await waysOf(ctx, manager, user, first);
  if (!ask.includes(FactorMethod.PASSKEY))
    throw new AppError("FORBIDDEN", textOf("FACTOR_OTHER_WAY", ctx.caller.language), { reason: "FACTOR_OTHER_WAY" });
  const known = await passkeysOf(ctx, id);
  return proofOptions(
    ctx,
    id,
    signInId,
    known.filter(({ suspendedAt }) => !suspendedAt),
  );
}

async function inSignIn(ctx: IdentityContext, signInId: string) {
  const attempt = await provenConversation(ctx, ctx.db.manager, signInId);
  if (!attempt?.userId || attempt.factorSetUp) throw expired(ctx);
  return { id: attempt.userId, first: attempt.method };
}
