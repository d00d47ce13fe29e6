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

/** With no right one among them: half an hour alone would leave whoever is patient thousands of guesses a month. */
const YEAR = 365 * 86_400;
const WRONG_IN_A_ROW: Limit = { name: "factor-wrong-in-a-row", points: 100, seconds: YEAR, blockSeconds: YEAR };
const LIMITS = [WRONG, WRONG_IN_A_ROW];

/**
 * Takes a point for an answer before anything is compared; null, or from when this factor is looked at again. Nobody guesses
 * what a passkey signs: a lock would keep out its owner alone.
 */
export async function takeAnswer(ctx: IdentityContext, user: User, method: FactorMethod): Promise<Date | null> {
  if (method === FactorMethod.PASSKEY) return null;
  for (const limit of LIMITS) {
    const taken = await limiterOf(ctx.db).take(limit, keyOf(user, method));
    if (taken.allowed) continue;
    countFactor(method, "TOO_MANY_ATTEMPTS");
    if (taken.first) await witnessLock(ctx, user, method, taken.retryAt);
    return taken.retryAt;
  }
  return null;
}

/** A right answer: what was counted against this factor is forgotten. */
export async function clearAnswers(ctx: IdentityContext, user: User, method: FactorMethod): Promise<void> {
  for (const limit of LIMITS) await limiterOf(ctx.db).clear(limit, keyOf(user, method));
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
