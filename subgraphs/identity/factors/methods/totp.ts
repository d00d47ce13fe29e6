import { IsNull, LessThan, Not, Or } from "typeorm";
import { Factor } from "../factor.entity.ts";
import { FactorMethod } from "../factor.method.ts";
import type { SecondFactor } from "../second-factor.ts";
import { matchOf } from "../totp.code.ts";

/** Six digits of an authenticator app, each good once. */
export const totp: SecondFactor = {
  method: FactorMethod.TOTP,

  isOn(_ctx, tx, { id: userId }) {
    return tx.existsBy(Factor, { userId, kind: "totp", confirmedAt: Not(IsNull()) });
  },

  async check(ctx, tx, { id: userId }, { code }) {
    const factor = await tx.findOneBy(Factor, { userId, kind: "totp", confirmedAt: Not(IsNull()) });
    const match = factor && matchOf(ctx, factor, code ?? "");
    if (!factor || match === null) return "FACTOR_WRONG";
    // The step is compared where it is set: of the same code at the same time one is taken.
    const newer = { id: factor.id, lastStep: Or(IsNull(), LessThan(match)) };
    const { affected } = await tx.update(Factor, newer, { lastStep: match, lastUsedAt: ctx.now() });
    return affected === 1 ? null : "FACTOR_USED";
  },
};
