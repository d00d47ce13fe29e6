import { record } from "../../shared/ledger/record.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import type { IdentityContext } from "../context.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import type { User } from "../users/user.entity.ts";
import { FactorMethod } from "./factor.method.ts";
import { countFactor } from "./factor.metrics.ts";

/** Wrong answers to one factor of one person, from wherever they come; the other factors and ways in go on. */
const WRONG: Limit = { name: "factor-wrong", points: 10, seconds: 86_400, blockSeconds: 1800 };

/**
 * Takes a point for an answer before anything is compared; null, or from when this factor is looked at again. Nobody guesses
 * what a passkey signs: a lock would keep out its owner alone.
 */
export async function takeAnswer(ctx: IdentityContext, user: User, method: FactorMethod): Promise<Date | null> {
  if (method === FactorMethod.PASSKEY) return null;
  const taken = await limiterOf(ctx.db).take(WRONG, keyOf(user, method));
  if (taken.allowed) return null;
  countFactor(method, "TOO_MANY_ATTEMPTS");
  if (taken.first) await witnessLock(ctx, user, method, taken.retryAt);
  return taken.retryAt;
}

/** A right answer: what was counted against this factor is forgotten. */
export function clearAnswers(ctx: IdentityContext, user: User, method: FactorMethod): Promise<void> {
  return limiterOf(ctx.db).clear(WRONG, keyOf(user, method));
}

/** An account that was unlocked is counted anew. */
const keyOf = ({ id, unlockedAt }: User, method: FactorMethod) => `${id}\n${unlockedAt?.getTime() ?? 0}\n${method}`;

/** One entry and one message tell of the lock; what is tried meanwhile writes nothing. */
async function witnessLock(ctx: IdentityContext, user: User, method: FactorMethod, until: Date): Promise<void> {
  countFactor(method, "LOCKED");
  await ctx.db.transaction(async (tx) => {
    const facts = { userId: user.id, method, until: until.toISOString() };
    await record(ctx, tx, "factor.locked", user, { subject: user.id, facts });
    await tellOwnerEverywhere(ctx, tx, user, "FACTOR_LOCKED");
  });
}
