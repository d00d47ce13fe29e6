import { type EntityManager, LessThan } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { vouchForPassword } from "../credentials/reset-password.ts";
import { provenConversation, provenConversationOf } from "../sign-in/conversation.ts";
import { refusalOf, refused } from "../sign-in/refusal.ts";
import { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import { Refused, type SignInResult } from "../sign-in/sign-in.types.ts";
import { admit } from "../sign-in/ticket.ts";
import { User } from "../users/user.entity.ts";
import type { ProveFactor } from "./factor.inputs.ts";
import { countFactor } from "./factor.metrics.ts";
import { clearAnswers, takeAnswer } from "./factor-limits.ts";
import { factorOf, prepared } from "./methods/methods.ts";
import { noteProven } from "./proven.ts";
import type { FactorAnswer } from "./second-factor.ts";
import { setUpOrNothing } from "./second-step.ts";
import { waysOf } from "./ways.ts";

/** How many answers one sign-in looks at. */
const MOST_ANSWERS = 5;

/** Proves the second step of a sign-in: of any number of parallel answers five are looked at, and one right one lets in. */
export async function proveFactor(ctx: IdentityContext, input: ProveFactor): Promise<SignInResult> {
  const begun = await provenConversation(ctx, ctx.db.manager, input.signInId);
  const user = begun?.userId && (await ctx.db.getRepository(User).findOneBy({ id: begun.userId }));
  if (!begun || !user || begun.factorSetUp) return refused(ctx, begun?.method ?? "password", "SIGN_IN_EXPIRED");
  const open = { id: begun.id, factorTries: LessThan(MOST_ANSWERS) };
  const { affected } = await ctx.db
    .getRepository(SignInAttempt)
    .update(open, { factorTries: () => "factor_tries + 1" });
  if (affected !== 1) return refuse(ctx, input, "TOO_MANY_ANSWERS");
  // What is not on has no count that could be used up.
  const { ask } = await waysOf(ctx, ctx.db.manager, user, begun.method);
  if (!ask.includes(input.method)) return refuse(ctx, input, "FACTOR_OTHER_WAY");
  const retryAt = await takeAnswer(ctx, user, input.method);
  if (retryAt) return refusalOf(ctx, "TOO_MANY_ATTEMPTS", retryAt);
  const { challenge } = await prepared(ctx, user, input);
  const result = await ctx.db.transaction((tx) => check(ctx, tx, user.id, { ...input, challenge }));
  if (!(result instanceof Refused)) await clearAnswers(ctx, user, input.method);
  return result;
}

async function check(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  input: ProveFactor & Pick<FactorAnswer, "challenge">,
): Promise<SignInResult> {
  const { method, trustDevice, signInId } = input;
  // The person before the conversation, as everybody who locks both does.
  const user = await tx.findOneOrFail(User, { where: { id: userId }, lock: { mode: "for_no_key_update" } });
  const attempt = await provenConversationOf(ctx, tx, signInId);
  if (!attempt || attempt.factorSetUp) return refused(ctx, attempt?.method ?? "password", "SIGN_IN_EXPIRED");
  const ways = await waysOf(ctx, tx, user, attempt.method);
  if (!ways.ask.includes(method)) return refuse(ctx, input, "FACTOR_OTHER_WAY");
  const wrong = await factorOf(method).check(ctx, tx, user, { ...input, signInId });
  if (wrong) {
    const facts = { userId, method, to: "SIGN_IN", code: wrong } as const;
    await record(ctx, tx, "factor.refused", user, { subject: userId, facts });
    return refuse(ctx, input, wrong);
  }
  await noteProven(ctx, tx, user, { method, to: "SIGN_IN" });
  // Beside another first step it says nothing of who has the password.
  if (attempt.method === "password" || attempt.purpose === "RESET_PASSWORD") await vouchForPassword(tx, userId);
  if (!ways.counting.length) {
    const more = await setUpOrNothing(ctx, tx, { user, attempt, ways });
    if (more) return more;
  }
  const trust = trustDevice === true && ways.policy.trustDays > 0 && attempt.binding !== null;
  Object.assign(attempt, { factor: method, factorAt: ctx.now(), trustDevice: trust });
  return admit(ctx, tx, userId, attempt);
}

function refuse(ctx: IdentityContext, { method }: ProveFactor, code: Refused["code"]): Refused {
  countFactor(method, code);
  return refusalOf(ctx, code);
}
