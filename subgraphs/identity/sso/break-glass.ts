import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import type { SetBreakGlass } from "./sso.inputs.ts";

/** Who signs in past a connection that is required, by name. */
export function breakGlassAccounts(ctx: IdentityContext): Promise<User[]> {
  return ctx.db.getRepository(User).find({ where: { breakGlass: true }, order: { displayName: "ASC", id: "ASC" } });
}

/** Lets somebody sign in past a connection that is required, for when that is down; or no longer. */
export async function setBreakGlass(
  ctx: IdentityContext,
  { userId: id, breakGlass, reason }: SetBreakGlass,
): Promise<User> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    const user = await tx.findOne(User, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!user) throw notFound();
    if (user.breakGlass === breakGlass) return user;
    await tx.save(Object.assign(user, { breakGlass }));
    await record(ctx, tx, "sso.breakGlassSet", user, {
      subject: id,
      facts: { userId: id, version: user.version, breakGlass },
      changes: { before: { breakGlass: !breakGlass }, after: { breakGlass, reason: reason.trim() } },
    });
    return user;
  });
}
