import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import type { UnlockAccount } from "./sign-in.inputs.ts";

/** Lets somebody try again at once: what was counted against their account counts no more, wherever it was counted. */
export async function unlockAccount(ctx: IdentityContext, { id, reason }: UnlockAccount): Promise<User> {
  return ctx.db.transaction(async (tx) => {
    const user = await tx.findOne(User, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!user) throw notFound();
    user.unlockedAt = ctx.now();
    user.lockedUntil = null;
    await tx.save(user);
    await record(ctx, tx, "user.unlocked", user, {
      subject: user.id,
      facts: { userId: user.id, version: user.version },
      changes: { after: { reason: reason.trim() } },
    });
    return user;
  });
}
