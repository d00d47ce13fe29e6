import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { AppError } from "../../../shared/errors.ts";
import { record } from "../../../shared/ledger/record.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { tellOwnerEverywhere } from "../../notices/everywhere.ts";
import { assertSteppedUp } from "../../sessions/step-up.ts";
import { User } from "../../users/user.entity.ts";
import { BackupCode } from "../backup-code.entity.ts";
import { newBackupCode, normalised } from "../backup-code.text.ts";
import { hashOfBackupCode } from "../factor.keys.ts";
import { BackupCodes } from "../factor.types.ts";
import { factorsOn } from "../methods/methods.ts";

const COUNT = 10;

/** Makes ten new codes in place of those before; they leave us in the answer to this, and no other time. */
export async function makeBackupCodes(ctx: IdentityContext, tx: EntityManager, user: User): Promise<string[]> {
  const { id: userId } = user;
  const codes = new Set<string>();
  while (codes.size < COUNT) codes.add(newBackupCode());
  await tx.delete(BackupCode, { userId });
  const rows = [...codes].map((code) => ({
    id: randomUUIDv7(),
    createdAt: ctx.now(),
    version: 1,
    userId,
    hash: hashOfBackupCode(ctx.settings, userId, normalised(code)),
  }));
  await tx.insert(BackupCode, rows);
  await record(ctx, tx, "backupCodes.made", user, { actor: userId, facts: { userId, count: COUNT } });
  return [...codes];
}

/** Makes somebody ten new ones who has just proven who they are, and has something that they could stand in for. */
export async function regenerateBackupCodes(ctx: IdentityContext): Promise<BackupCodes> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    const { id } = ctx.viewer;
    const user = await tx.findOneOrFail(User, { where: { id }, lock: { mode: "for_no_key_update" } });
    if (!(await factorsOn(ctx, tx, user)).length)
      throw new AppError("CONFLICT", textOf("FACTOR_IS_OFF", ctx.caller.language), { reason: "FACTOR_IS_OFF" });
    const codes = await makeBackupCodes(ctx, tx, user);
    await tellOwnerEverywhere(ctx, tx, user, "BACKUP_CODES_MADE");
    return Object.assign(new BackupCodes(), { codes });
  });
}
