import type { EntityManager } from "typeorm";
import { masked } from "../../shared/address.ts";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { isTrusted } from "../devices/trusted.ts";
import { textOf } from "../messages/messages.ts";
import { refused } from "../sign-in/refusal.ts";
import type { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import type { Refused } from "../sign-in/sign-in.types.ts";
import type { User } from "../users/user.entity.ts";
import { FactorMethod } from "./factor.method.ts";
import { FactorSetupNeeded, SecondFactorNeeded } from "./factor.types.ts";
import { emailFactor } from "./methods/email.ts";
import { smsFactor } from "./methods/sms.ts";
import { noteProven } from "./proven.ts";
import { methodsToSetUp } from "./set-up/methods-to-set-up.ts";
import { preferredOf, type Ways, waysOf } from "./ways.ts";

/** How long somebody has for the second step. */
const CONVERSATION_MS = 10 * 60_000;

/**
 * What comes between the first step of every way in and its ticket; null where nothing more is asked, and then the
 * conversation says why. Nobody learns of an account's factors before its first step is proven.
 */
export async function secondStep(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  attempt: SignInAttempt,
): Promise<SecondFactorNeeded | FactorSetupNeeded | Refused | null> {
  const ways = await waysOf(ctx, tx, user, attempt.method);
  const byPasskey = attempt.method === "passkey" && ways.counting.includes(FactorMethod.PASSKEY);
  if (byPasskey) {
    // With its holder verified it is two factors by itself.
    Object.assign(attempt, { factor: FactorMethod.PASSKEY, factorAt: ctx.now() });
    await noteProven(ctx, tx, user, { method: FactorMethod.PASSKEY, to: "SIGN_IN" });
    return null;
  }
  if (!ways.on.length) return setUpOrNothing(ctx, tx, { user, attempt, ways });
  if (ways.counting.length && (await isTrusted(ctx, tx, user.id))) {
    attempt.factor = "trusted-device";
    return null;
  }
  if (!ways.ask.length) return otherWay(ctx, tx, attempt);
  return ask(ctx, tx, { user, attempt, ways });
}

/** Where somebody is in a sign-in. */
export interface Step {
  readonly user: User;
  readonly attempt: SignInAttempt;
  readonly ways: Ways;
}

/** What is asked of whoever has nothing on that counts, once everything that is on was proven. */
export async function setUpOrNothing(
  ctx: IdentityContext,
  tx: EntityManager,
  { user, attempt, ways: { policy, first } }: Step,
): Promise<FactorSetupNeeded | Refused | null> {
  if (!policy.required) {
    attempt.factor = "none";
    return null;
  }
  const methods = methodsToSetUp(ctx, user, first, policy);
  if (!methods.length) return otherWay(ctx, tx, attempt);
  attempt.factorSetUp = true;
  await wait(ctx, tx, { user, attempt, methods });
  const message = textOf("FACTOR_SETUP_NEEDED", ctx.caller.language);
  return Object.assign(new FactorSetupNeeded(), { signInId: attempt.id, methods, message });
}

async function ask(
  ctx: IdentityContext,
  tx: EntityManager,
  { user, attempt, ways }: Step,
): Promise<SecondFactorNeeded> {
  const methods = [...ways.ask];
  await wait(ctx, tx, { user, attempt, methods });
  const to = (factor: typeof smsFactor) => {
    const address = methods.includes(factor.method) ? factor.addressOf(user) : null;
    return address && masked(address);
  };
  return Object.assign(new SecondFactorNeeded(), {
    signInId: attempt.id,
    methods,
    preferred: preferredOf(user, methods),
    emailTo: to(emailFactor),
    smsTo: to(smsFactor),
    trustDays: ctx.caller.binding ? ways.policy.trustDays : 0,
    message: textOf("FACTOR_NEEDED", ctx.caller.language),
  });
}

async function wait(
  ctx: IdentityContext,
  tx: EntityManager,
  { user, attempt, methods }: { user: User; attempt: SignInAttempt; methods: FactorMethod[] },
): Promise<void> {
  attempt.expiresAt = new Date(ctx.now().getTime() + CONVERSATION_MS);
  await tx.save(attempt);
  const facts = { userId: user.id, methods, setUp: attempt.factorSetUp };
  await record(ctx, tx, "secondFactor.asked", user, { actor: user.id, facts });
}

async function otherWay(ctx: IdentityContext, tx: EntityManager, attempt: SignInAttempt): Promise<Refused> {
  await tx.save(Object.assign(attempt, { endedReason: "no factor could be asked for" }));
  return refused(ctx, attempt.method ?? "password", "FACTOR_OTHER_WAY");
}
