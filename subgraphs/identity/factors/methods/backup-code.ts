import { IsNull } from "typeorm";
import { record } from "../../../shared/ledger/record.ts";
import { tellOwnerEverywhere } from "../../notices/everywhere.ts";
import { BackupCode } from "../backup-code.entity.ts";
import { normalised } from "../backup-code.text.ts";
import { hashOfBackupCode } from "../factor.keys.ts";
import { FactorMethod } from "../factor.method.ts";
import type { SecondFactor } from "../second-factor.ts";

/** One of the codes that somebody wrote down when their first factor was turned on, good once. */
export const backupCode: SecondFactor = {
  method: FactorMethod.BACKUP_CODE,

  isOn(_ctx, tx, { id: userId }) {
    return tx.existsBy(BackupCode, { userId, usedAt: IsNull() });
  },

  async check(ctx, tx, user, { code }) {
    const { id: userId } = user;
    const hash = hashOfBackupCode(ctx.settings, userId, normalised(code ?? ""));
    const { affected } = await tx.update(BackupCode, { userId, hash, usedAt: IsNull() }, { usedAt: ctx.now() });
    if (affected !== 1) return (await tx.existsBy(BackupCode, { userId, hash })) ? "FACTOR_USED" : "FACTOR_WRONG";
    const left = await tx.countBy(BackupCode, { userId, usedAt: IsNull() });
    await record(ctx, tx, "backupCodes.used", user, { actor: userId, facts: { userId, left } });
    await tellOwnerEverywhere(ctx, tx, user, "BACKUP_CODE_USED");
    return null;
  },
};
