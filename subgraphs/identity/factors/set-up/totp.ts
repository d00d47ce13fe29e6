import { randomUUIDv7 } from "node:crypto";
import { IsNull, Not } from "typeorm";
import type { IdentityContext } from "../../context.ts";
import { Factor } from "../factor.entity.ts";
import type { ConfirmTotp, StartFactor } from "../factor.inputs.ts";
import { sealSeed } from "../factor.keys.ts";
import { FactorMethod } from "../factor.method.ts";
import { type FactorOn, TotpSetup } from "../factor.types.ts";
import { matchOf, newSeed, spelled, uriOf } from "../totp.code.ts";
import { refuseSetUp, takeSetUp } from "./confirmations.ts";
import { lockOwner, ownerOf } from "./owner.ts";
import { turnedOn } from "./turn-on.ts";

const { TOTP } = FactorMethod;
/** What authenticator apps show it under. */
const ISSUER = "Casegraph";

/** Begins with an authenticator app: a new seed, which leaves us here alone. One that was not confirmed goes for it. */
export async function startTotp(ctx: IdentityContext, { signInId }: StartFactor): Promise<TotpSetup> {
  const owner = await ownerOf(ctx, signInId, TOTP);
  return ctx.db.transaction(async (tx) => {
    const { user } = await lockOwner(ctx, tx, owner, TOTP);
    const seed = newSeed();
    const row = { id: randomUUIDv7(), userId: user.id };
    await tx.delete(Factor, { userId: user.id, kind: "totp", confirmedAt: IsNull() });
    const secret = sealSeed(ctx.settings, row, seed);
    await tx.insert(Factor, { ...row, createdAt: ctx.now(), version: 1, kind: "totp", secret });
    const label = user.email ?? user.phone ?? user.displayName;
    const uri = uriOf(seed, { issuer: ISSUER, label });
    return Object.assign(new TotpSetup(), { factorId: row.id, uri, secret: spelled(seed) });
  });
}

/** Turns it on once its owner showed a code of it, in place of the app that they had before. That code is used up. */
export async function confirmTotp(ctx: IdentityContext, { signInId, factorId, code }: ConfirmTotp): Promise<FactorOn> {
  const begun = await ownerOf(ctx, signInId, TOTP);
  await takeSetUp(ctx, begun.user);
  const on = await ctx.db.transaction(async (tx) => {
    const owner = await lockOwner(ctx, tx, begun, TOTP);
    const userId = owner.user.id;
    const factor = await tx.findOneBy(Factor, { id: factorId, userId, kind: "totp", confirmedAt: IsNull() });
    const step = factor && matchOf(ctx, factor, code);
    if (!factor || step === null) return null;
    const { affected } = await tx.delete(Factor, { userId, kind: "totp", confirmedAt: Not(IsNull()) });
    await tx.update(Factor, { id: factor.id }, { confirmedAt: ctx.now(), lastStep: step });
    return turnedOn(ctx, tx, owner, { method: TOTP, replaced: affected === 1 });
  });
  return on ?? refuseSetUp(ctx, begun.user, TOTP, "FACTOR_WRONG");
}
