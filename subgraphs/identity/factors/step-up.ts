import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import { isServed } from "../challenges/sending-limits.ts";
import type { IdentityContext } from "../context.ts";
import { hasPassword } from "../credentials/credential.service.ts";
import { homeOf } from "../users/user.addresses.ts";
import { User } from "../users/user.entity.ts";
import { countFactor } from "./factor.metrics.ts";
import { clearAnswers, takeAnswer } from "./factor-limits.ts";
import { factorOf, prepared } from "./methods/methods.ts";
import { noteProven } from "./proven.ts";
import type { FactorAnswer, FactorRefusal } from "./second-factor.ts";
import { StepUpMethod } from "./step-up.method.ts";
import { preferredOf, waysOf } from "./ways.ts";

/** By what somebody can prove again who they are, the preferred first: by a factor, where one is on, and by nothing else. */
export async function stepUpMethods(
  ctx: IdentityContext,
  user: User,
  db: EntityManager = ctx.db.manager,
): Promise<StepUpMethod[]> {
  const { on, ask } = await waysOf(ctx, db, user, null);
  if (on.length) {
    const preferred = preferredOf(user, ask);
    return ask.length ? [preferred, ...ask.filter((method) => method !== preferred)] : [];
  }
  const byPassword = await hasPassword(db, user.id);
  const home = homeOf(user);
  return [...(byPassword ? [StepUpMethod.PASSWORD] : []), ...(home && isServed(ctx, home) ? [StepUpMethod.CODE] : [])];
}

/** Whether this person proves a factor, and not what they sign in with. */
export async function hasFactor(
  ctx: IdentityContext,
  userId: string,
  db: EntityManager = ctx.db.manager,
): Promise<boolean> {
  const user = await db.findOneByOrFail(User, { id: userId });
  return (await waysOf(ctx, db, user, null)).on.length > 0;
}

/** Why a factor did not prove again who somebody is. */
type StepUpRefusal =
  | { readonly code: FactorRefusal | "FACTOR_OTHER_WAY" }
  | { readonly code: "TOO_MANY_ATTEMPTS"; readonly retryAt: Date };

/** Proves a factor of whoever is signed in, and does what it opens in the same transaction. */
export async function proveAgain<T extends object>(
  ctx: IdentityContext,
  answer: FactorAnswer,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T | StepUpRefusal> {
  const { id } = ctx.viewer;
  const { method } = answer;
  const person = await ctx.db.manager.findOneByOrFail(User, { id });
  if (!(await waysOf(ctx, ctx.db.manager, person, null)).ask.includes(method)) return { code: "FACTOR_OTHER_WAY" };
  const retryAt = await takeAnswer(ctx, person, method);
  if (retryAt) return { code: "TOO_MANY_ATTEMPTS", retryAt };
  const whole = await prepared(ctx, person, answer);
  const done = await ctx.db.transaction<{ result: T } | StepUpRefusal>(async (tx) => {
    const user = await tx.findOneOrFail(User, { where: { id }, lock: { mode: "for_no_key_update" } });
    const { ask } = await waysOf(ctx, tx, user, null);
    const code = ask.includes(method) ? await factorOf(method).check(ctx, tx, user, whole) : "FACTOR_OTHER_WAY";
    if (!code) {
      await noteProven(ctx, tx, user, { method, to: "STEP_UP" });
      return { result: await work(tx) };
    }
    countFactor(method, code);
    await record(ctx, tx, "factor.refused", user, { facts: { userId: id, method, to: "STEP_UP", code } });
    return { code };
  });
  if (!("result" in done)) return done;
  await clearAnswers(ctx, person, method);
  return done.result;
}
