import { randomUUIDv7 } from "node:crypto";
import { IsNull } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import { FactorRecovery } from "./factor-recovery.entity.ts";
import type { RequestFactorRecovery } from "./factor-recovery.inputs.ts";
import { countRecovery } from "./factor-recovery.metrics.ts";
import { expireOverdue } from "./overdue.ts";
import { factorsOf } from "./take-away-factors.ts";

/** How long another administrator has to decide. */
const OPEN_MS = 24 * 3_600_000;

/** Asks another administrator to take somebody's factors away; the person is told at once, and can end it by proving one. */
export async function requestFactorRecovery(
  ctx: IdentityContext,
  { userId, reason }: RequestFactorRecovery,
): Promise<FactorRecovery> {
  await assertSteppedUp(ctx);
  const { id: requestedById } = ctx.viewer;
  if (userId === requestedById) throw refusal(ctx, "FORBIDDEN", "ASK_ANOTHER_ADMIN");
  const recovery = await ctx.db.transaction(async (tx) => {
    // Whoever asks at the same time waits here, and finds what was asked.
    const user = await tx.findOne(User, { where: { id: userId }, lock: { mode: "for_no_key_update" } });
    if (!user) throw notFound();
    await expireOverdue(ctx, tx, { userId });
    if (await tx.existsBy(FactorRecovery, { userId, decision: IsNull() }))
      throw refusal(ctx, "CONFLICT", "RECOVERY_OPEN");
    const { factors, passkeys } = await factorsOf(tx, userId);
    if (factors.length + passkeys === 0) throw refusal(ctx, "CONFLICT", "NO_FACTOR_TO_LOSE");
    const now = ctx.now();
    const expiresAt = new Date(now.getTime() + OPEN_MS);
    const row = { id: randomUUIDv7(), createdAt: now, userId, reason: reason.trim(), requestedById, expiresAt };
    const asked = await tx.save(tx.create(FactorRecovery, row));
    await record(ctx, tx, "factorRecovery.requested", user, {
      subject: userId,
      facts: { recoveryId: asked.id, userId, until: expiresAt.toISOString() },
      changes: { after: { reason: asked.reason } },
    });
    await tellOwnerEverywhere(ctx, tx, user, "RECOVERY_ASKED");
    return asked;
  });
  countRecovery("REQUESTED");
  return recovery;
}

function refusal(
  ctx: IdentityContext,
  code: "FORBIDDEN" | "CONFLICT",
  reason: "ASK_ANOTHER_ADMIN" | "RECOVERY_OPEN" | "NO_FACTOR_TO_LOSE",
): AppError {
  return new AppError(code, textOf(reason, ctx.caller.language), { reason });
}
