import type { IdentityContext } from "../../context.ts";
import { provenConversationOf } from "../../sign-in/conversation.ts";
import { refused } from "../../sign-in/refusal.ts";
import type { SignInResult } from "../../sign-in/sign-in.types.ts";
import { admit } from "../../sign-in/ticket.ts";
import { User } from "../../users/user.entity.ts";
import type { FinishFactorSetup } from "../factor.inputs.ts";
import { waysOf } from "../ways.ts";

/** Lets in whoever set up a factor that counts in this very sign-in: nothing more is asked. */
export async function finishFactorSetup(ctx: IdentityContext, { signInId }: FinishFactorSetup): Promise<SignInResult> {
  return ctx.db.transaction(async (tx) => {
    const attempt = await provenConversationOf(ctx, tx, signInId);
    const expired = () => refused(ctx, attempt?.method ?? "password", "SIGN_IN_EXPIRED");
    // Turned on elsewhere is not turned on here: whoever did it elsewhere may be somebody else.
    if (!attempt?.userId || !attempt.factorSetUp || !attempt.factorAt) return expired();
    const user = await tx.findOneByOrFail(User, { id: attempt.userId });
    const [method] = (await waysOf(ctx, tx, user, attempt.method)).counting;
    if (!method) return expired();
    attempt.factor = method;
    return admit(ctx, tx, user.id, attempt);
  });
}
