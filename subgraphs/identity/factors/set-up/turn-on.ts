import { type EntityManager, IsNull, Not } from "typeorm";
import { record } from "../../../shared/ledger/record.ts";
import type { IdentityContext } from "../../context.ts";
import { vouchForPassword } from "../../credentials/reset-password.ts";
import { tellOwnerEverywhere } from "../../notices/everywhere.ts";
import type { NoticeKind } from "../../notices/notice.kind.ts";
import { SignInAttempt } from "../../sign-in/sign-in.entity.ts";
import type { FactorMethod } from "../factor.method.ts";
import { FactorOn } from "../factor.types.ts";
import { backupCode } from "../methods/backup-code.ts";
import { factorsOn } from "../methods/methods.ts";
import { makeBackupCodes } from "./backup-codes.ts";
import type { Owner } from "./owner.ts";

/** What was turned on. */
interface TurnedOn {
  readonly method: FactorMethod;
  /** It took the place of one of its kind. */
  readonly replaced?: boolean;
  readonly notice?: NoticeKind;
}

/**
 * What follows once a factor is on, in its transaction, the owner locked: backup codes with the first one, word to the owner
 * on every channel, and the end of every other sign-in that would get in without proving this one.
 */
export async function turnedOn(
  ctx: IdentityContext,
  tx: EntityManager,
  { user, attempt }: Owner,
  { method, replaced = false, notice = "FACTOR_ON" }: TurnedOn,
): Promise<FactorOn> {
  const { id: userId } = user;
  const others = { userId, redeemedAt: IsNull(), endedReason: IsNull(), ...(attempt && { id: Not(attempt.id) }) };
  const ending = { expiresAt: ctx.now(), endedReason: "a factor was turned on" };
  // Those that would set one up as well, and those that were asked for none: with a ticket, or waiting for room.
  for (const unproven of [{ factorSetUp: true }, { factor: "none" }] as const)
    await tx.update(SignInAttempt, { ...others, ...unproven }, ending);
  // It was proven by being confirmed; the sign-in goes on when its owner says that they are done.
  if (attempt) await tx.update(SignInAttempt, { id: attempt.id }, { factorAt: ctx.now() });
  if (user.factorsDueSince) await tx.save(Object.assign(user, { factorsDueSince: null }));
  await record(ctx, tx, "factor.turnedOn", user, { actor: userId, facts: { userId, method, replaced } });
  await tellOwnerEverywhere(ctx, tx, user, notice);
  const isOnly = (await factorsOn(ctx, tx, user)).length === 1;
  if (isOnly) await vouchForPassword(tx, userId);
  const backupCodes = isOnly && !(await backupCode.isOn(ctx, tx, user)) ? await makeBackupCodes(ctx, tx, user) : null;
  return Object.assign(new FactorOn(), { method, backupCodes, user: attempt ? null : user });
}
