import { type EntityManager, IsNull, Not } from "typeorm";
import { AppError } from "../../../shared/errors.ts";
import { record } from "../../../shared/ledger/record.ts";
import type { IdentityContext } from "../../context.ts";
import { endTrustOf } from "../../devices/trusted.ts";
import { policyOf } from "../../factor-policy/policy.ts";
import { textOf } from "../../messages/messages.ts";
import { tellOwnerEverywhere } from "../../notices/everywhere.ts";
import { assertSteppedUp } from "../../sessions/step-up.ts";
import { User } from "../../users/user.entity.ts";
import { BackupCode } from "../backup-code.entity.ts";
import { Factor, type FactorKind } from "../factor.entity.ts";
import type { RemoveFactor } from "../factor.inputs.ts";
import { factorsOn, working } from "../methods/methods.ts";

const KINDS: Readonly<Record<RemoveFactor["method"], FactorKind>> = { TOTP: "totp", SMS: "sms", EMAIL: "email" };

/** Turns off a factor of one's own; never the last one that counts for whom one is required of. */
export async function removeFactor(ctx: IdentityContext, { method }: RemoveFactor): Promise<User> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    const { id: userId } = ctx.viewer;
    const user = await tx.findOneOrFail(User, { where: { id: userId }, lock: { mode: "for_no_key_update" } });
    const kind = KINDS[method];
    const { affected } = await tx.delete(Factor, { userId, kind, confirmedAt: Not(IsNull()) });
    if (affected !== 1)
      throw new AppError("CONFLICT", textOf("FACTOR_IS_OFF", ctx.caller.language), { reason: "FACTOR_IS_OFF" });
    await requireFactorLeft(ctx, tx, user);
    await record(ctx, tx, "factor.turnedOff", user, { facts: { userId, method } });
    await tellOwnerEverywhere(ctx, tx, user, "FACTOR_OFF");
    return tidyUp(ctx, tx, user);
  });
}

/** Undoes the removal of the last factor that counts, where one is required: asked once it is gone, in the same transaction. */
export async function requireFactorLeft(ctx: IdentityContext, tx: EntityManager, user: User): Promise<void> {
  const policy = await policyOf(ctx, tx, user);
  if (!policy.required) return;
  const on = await working(ctx, tx, user, await factorsOn(ctx, tx, user));
  if (on.some((method) => policy.methods.includes(method))) return;
  throw new AppError("CONFLICT", textOf("LAST_FACTOR", ctx.caller.language), { reason: "LAST_FACTOR" });
}

/**
 * What goes with a factor that was removed: the wish to be asked for it, and with the last one the backup codes and the
 * browsers that were trusted because of it.
 */
export async function tidyUp(ctx: IdentityContext, tx: EntityManager, user: User): Promise<User> {
  const on = await factorsOn(ctx, tx, user);
  if (!on.length) {
    await tx.delete(BackupCode, { userId: user.id });
    await endTrustOf(ctx, tx, user.id, "the last factor was removed");
  }
  if (!user.preferredFactor || on.includes(user.preferredFactor)) return user;
  return tx.save(Object.assign(user, { preferredFactor: null }));
}
