import { type EntityManager, type FindOptionsWhere, IsNull, LessThanOrEqual } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { FactorRecovery, RecoveryDecision } from "./factor-recovery.entity.ts";
import { countRecovery } from "./factor-recovery.metrics.ts";

const EVERY_MS = 10 * 60_000;

/** Whether nobody decided in time: from then on nobody may, whether or not it was noted. */
export function isOverdue(ctx: IdentityContext, { decision, expiresAt }: FactorRecovery): boolean {
  return decision === null && expiresAt <= ctx.now();
}

/** Notes that requests have expired on which nobody decided; of processes that do so at once, one notes each. */
export async function expireOverdue(
  ctx: IdentityContext,
  tx: EntityManager,
  which: FindOptionsWhere<FactorRecovery> = {},
): Promise<void> {
  const now = ctx.now();
  const overdue = await tx.find(FactorRecovery, {
    where: { ...which, decision: IsNull(), expiresAt: LessThanOrEqual(now) },
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write", onLocked: "skip_locked" },
  });
  for (const recovery of overdue) {
    const { id: recoveryId, userId, expiresAt } = recovery;
    await tx.save(Object.assign(recovery, { decision: RecoveryDecision.EXPIRED, decidedAt: expiresAt }));
    await record(ctx, tx, "factorRecovery.expired", { id: userId }, { subject: userId, facts: { recoveryId, userId } });
    countRecovery(RecoveryDecision.EXPIRED);
  }
}

/** Does so from time to time. */
export function cleanUpRecoveries(ctx: IdentityContext): () => void {
  const cleanUp = () =>
    ctx.db
      .transaction((tx) => expireOverdue(ctx, tx))
      .catch((err) => ctx.log.warn({ err }, "requests to take factors away that had expired were not noted"));
  const timer = setInterval(cleanUp, EVERY_MS).unref();
  return () => clearInterval(timer);
}
