import { type EntityManager, IsNull } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { FactorRecovery, RecoveryDecision } from "./factor-recovery.entity.ts";
import { countRecovery } from "./factor-recovery.metrics.ts";

/** Whoever proves a factor has not lost it: a request to take theirs away, whoever made it and why, is over. */
export async function withdrawByProof(ctx: IdentityContext, tx: EntityManager, userId: string): Promise<void> {
  const open = { userId, decision: IsNull() };
  const recovery = await tx.findOne(FactorRecovery, { where: open, lock: { mode: "pessimistic_write" } });
  if (!recovery) return;
  const decision = RecoveryDecision.WITHDRAWN;
  await tx.save(Object.assign(recovery, { decision, decidedById: userId, decidedAt: ctx.now() }));
  const facts = { recoveryId: recovery.id, userId, reason: "they proved a factor themself" };
  await record(ctx, tx, "factorRecovery.withdrawn", { id: userId }, { actor: userId, subject: userId, facts });
  countRecovery(decision);
}
