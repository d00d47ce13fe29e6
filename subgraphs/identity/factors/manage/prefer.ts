import { AppError } from "../../../shared/errors.ts";
import { record } from "../../../shared/ledger/record.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { assertSteppedUp } from "../../sessions/step-up.ts";
import { User } from "../../users/user.entity.ts";
import type { PreferFactor } from "../factor.inputs.ts";
import { factorsOn } from "../methods/methods.ts";

/** Chooses which of one's factors is asked for first. */
export async function preferFactor(ctx: IdentityContext, { method }: PreferFactor): Promise<User> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    const { id } = ctx.viewer;
    const user = await tx.findOneOrFail(User, { where: { id }, lock: { mode: "for_no_key_update" } });
    if (!(await factorsOn(ctx, tx, user)).includes(method))
      throw new AppError("CONFLICT", textOf("FACTOR_IS_OFF", ctx.caller.language), { reason: "FACTOR_IS_OFF" });
    if (user.preferredFactor === method) return user;
    const before = { preferredFactor: user.preferredFactor };
    await tx.save(Object.assign(user, { preferredFactor: method }));
    const facts = { userId: id, version: user.version, method };
    await record(ctx, tx, "factor.preferred", user, { facts, changes: { before, after: { preferredFactor: method } } });
    return user;
  });
}
