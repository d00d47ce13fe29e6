import { AppError, invalid } from "../../shared/errors.ts";
import { record, witness } from "../../shared/ledger/record.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import type { IdentityContext } from "../context.ts";
import { endTrustOf } from "../devices/trusted.ts";
import { hasFactor } from "../factors/step-up.ts";
import { textOf } from "../messages/messages.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { endSessionsOf } from "../sessions/end-sessions.ts";
import { renewal } from "../sessions/renewal.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import { type KnownPassword, keepPasswordHash, matchingPassword, stillStands } from "./credential.service.ts";
import { requireGoodPassword } from "./new-password.ts";
import type { ChangePassword } from "./password.inputs.ts";
import { hashPassword } from "./password.ts";
import { PasswordChanged } from "./password.types.ts";

/** Guesses of the present password in somebody's session: whoever sits down at it has no more of them than at the door. */
const PER_ACCOUNT: Limit = { name: "change-password-guess", points: 5, seconds: 900, blockSeconds: 1800 };

/**
 * Gives oneself another password, or a first one, ends every other session and has another take the place of this one. Who has a factor has just proven it, besides
 * knowing the present one: the password alone locks nobody out of their own account.
 */
export async function changePassword(ctx: IdentityContext, input: ChangePassword): Promise<PasswordChanged> {
  const { id } = ctx.viewer;
  if (!input.currentPassword || (await hasFactor(ctx, id))) await assertSteppedUp(ctx);
  const present = input.currentPassword ? await requirePresentPassword(ctx, input.currentPassword) : null;
  const { email, phone, displayName } = await ctx.db.getRepository(User).findOneByOrFail({ id });
  const about = { field: "newPassword", identifier: email ?? phone, name: displayName };
  await requireGoodPassword(ctx, input.newPassword, about);
  const hash = await hashPassword(input.newPassword);
  return ctx.db.transaction(async (tx) => {
    if (present && !(await stillStands(tx, present))) throw wrongPassword(ctx);
    await keepPasswordHash(ctx, tx, id, hash);
    const reason = "the password was changed";
    await endSessionsOf(ctx, tx, id, { reason, but: ctx.viewer.sessionId });
    const signedIn = await renewal(ctx, tx);
    await endTrustOf(ctx, tx, id, reason);
    await record(ctx, tx, "password.changed", { id }, { facts: { userId: id } });
    const user = await tx.findOneByOrFail(User, { id });
    await tellOwnerEverywhere(ctx, tx, user, "PASSWORD_CHANGED");
    return Object.assign(new PasswordChanged(), { user, signedIn });
  });
}

async function requirePresentPassword(ctx: IdentityContext, password: string): Promise<KnownPassword> {
  const { id } = ctx.viewer;
  const { language } = ctx.caller;
  const limiter = limiterOf(ctx.db);
  const taken = await limiter.take(PER_ACCOUNT, id);
  if (!taken.allowed) {
    if (taken.first) await witnessRefusal(ctx, "TOO_MANY_ATTEMPTS");
    throw new AppError("RATE_LIMITED", textOf("TOO_MANY_ATTEMPTS", language), { retryAt: taken.retryAt });
  }
  const present = await matchingPassword(ctx, id, password, () => limiter.giveBack(PER_ACCOUNT, id));
  if (!present) {
    await witnessRefusal(ctx, "WRONG_CREDENTIALS");
    throw wrongPassword(ctx);
  }
  await limiter.clear(PER_ACCOUNT, id);
  return present;
}

const wrongPassword = (ctx: IdentityContext) =>
  invalid(textOf("WRONG_PASSWORD", ctx.caller.language), "currentPassword");

async function witnessRefusal(ctx: IdentityContext, code: "WRONG_CREDENTIALS" | "TOO_MANY_ATTEMPTS"): Promise<void> {
  const { id } = ctx.viewer;
  await witness(ctx, "password.changeRefused", { id }, { facts: { userId: id, code } });
}
