import { AppError } from "../../../shared/errors.ts";
import { witness } from "../../../shared/ledger/record.ts";
import type { Limit } from "../../../shared/limits/limit.ts";
import { limiterOf } from "../../../shared/limits/limits.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import type { User } from "../../users/user.entity.ts";
import type { FactorMethod } from "../factor.method.ts";
import { countFactor } from "../factor.metrics.ts";
import type { FactorRefusal } from "../second-factor.ts";

/** Confirmations of one person: nobody needs more, and each wrong one stands in the ledger. */
const PER_PERSON: Limit = { name: "factor-set-up", points: 20, seconds: 900, blockSeconds: 900 };

/** Takes a point for a confirmation, before anything is compared. */
export async function takeSetUp(ctx: IdentityContext, { id }: User): Promise<void> {
  const taken = await limiterOf(ctx.db).take(PER_PERSON, id);
  if (taken.allowed) return;
  const { retryAt } = taken;
  throw new AppError("RATE_LIMITED", textOf("TOO_MANY_ATTEMPTS", ctx.caller.language), {
    reason: "TOO_MANY_ATTEMPTS",
    retryAt,
  });
}

/** Says why a factor was not turned on, to whoever asks and in the ledger. */
export async function refuseSetUp(
  ctx: IdentityContext,
  user: User,
  method: FactorMethod,
  reason: FactorRefusal,
): Promise<never> {
  countFactor(method, reason);
  const facts = { userId: user.id, method, to: "SET_UP", code: reason } as const;
  await witness(ctx, "factor.refused", user, { actor: user.id, facts });
  throw new AppError("INVALID", textOf(reason, ctx.caller.language), { fields: ["code"], reason });
}
