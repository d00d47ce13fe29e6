import { AppError, invalid } from "../../shared/errors.ts";
import { record, witness } from "../../shared/ledger/record.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import type { IdentityContext } from "../context.ts";
import { endTrustOf } from "../devices/trusted.ts";
import { textOf } from "../messages/messages.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { endSessionsOf } from "../sessions/end-sessions.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import type { Credential } from "./credential.entity.ts";
import { keepPasswordHash, matchingPassword, stillStands } from "./credential.service.ts";
import { requireGoodPassword } from "./new-password.ts";
import type { ChangePassword } from "./password.inputs.ts";
import { hashPassword } from "./password.ts";

/** Guesses of the present password in somebody's session: whoever sits down at it has no more of them than at the door. */
const PER_ACCOUNT: Limit = { name: "change-password-guess", points: 5, seconds: 900, blockSeconds: 1800 };

/** Gives oneself another password, or a first one, and ends every other session. */
export async function changePassword(ctx: IdentityContext, input: ChangePassword): Promise<User> {
  const { id } = ctx.viewer;
  const present = input.currentPassword ? await requirePresentPassword(ctx, input.currentPassword) : null;
  if (!present) await assertSteppedUp(ctx);
  const { email, phone, displayName } = await ctx.db.getRepository(User).findOneByOrFail({ id });
  const about = { field: "newPassword", identifier: email ?? phone, name: displayName };
  await requireGoodPassword(ctx, input.newPassword, about);
  const hash = await hashPassword(input.newPassword);
  return ctx.db.transaction(async (tx) => {
    // Somebody else was quicker: this session is one of those that they ended.
    if (present && !(await stillStands(tx, present))) throw wrongPassword(ctx);
    await keepPasswordHash(ctx, tx, id, hash);
    const reason = "the password was changed";
    await endSessionsOf(ctx, tx, id, { reason, but: ctx.viewer.sessionId });
    await endTrustOf(ctx, tx, id, reason);
    await record(ctx, tx, "password.changed", { id }, { facts: { userId: id } });
    const user = await tx.findOneByOrFail(User, { id });
    await tellOwnerEverywhere(ctx, tx, user, "PASSWORD_CHANGED");
    return user;
  });
}

async function requirePresentPassword(ctx: IdentityContext, password: string): Promise<Credential> {
  const { id } = ctx.viewer;
  const { language } = ctx.caller;
  const taken = await limiterOf(ctx.db).take(PER_ACCOUNT, id);
  if (!taken.allowed) {
    if (taken.first) await witnessRefusal(ctx, "TOO_MANY_ATTEMPTS");
    throw new AppError("RATE_LIMITED", textOf("TOO_MANY_ATTEMPTS", language), { retryAt: taken.retryAt });
  }
  const present = await matchingPassword(ctx, id, password);
  if (!present) {
    await witnessRefusal(ctx, "WRONG_CREDENTIALS");
    throw wrongPassword(ctx);
  }
  await limiterOf(ctx.db).clear(PER_ACCOUNT, id);
  return present;
}

const wrongPassword = (ctx: IdentityContext) =>
  invalid(textOf("WRONG_PASSWORD", ctx.caller.language), "currentPassword");

async function witnessRefusal(ctx: IdentityContext, code: "WRONG_CREDENTIALS" | "TOO_MANY_ATTEMPTS"): Promise<void> {
  const { id } = ctx.viewer;
  await witness(ctx, "password.changeRefused", { id }, { facts: { userId: id, code } });
}
