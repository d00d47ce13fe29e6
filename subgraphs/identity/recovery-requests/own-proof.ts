import { type EntityManager, IsNull, LessThan } from "typeorm";
import type { Entry } from "../../shared/ledger/events.ts";
import { record } from "../../shared/ledger/record.ts";
import type { Told } from "../../shared/reactions/reactions.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import { FactorRecovery, RecoveryDecision } from "./factor-recovery.entity.ts";
import { countRecovery } from "./factor-recovery.metrics.ts";

/** Whoever proves a factor has not lost it: a request that was made before, whoever made it and why, is over. */
export async function withdrawByProof(ctx: IdentityContext, tx: EntityManager, entry: Entry): Promise<Told | null> {
  const userId = String(entry.facts.userId);
  const recovery = await tx.findOne(FactorRecovery, {
    where: { userId, decision: IsNull(), createdAt: LessThan(entry.at) },
    lock: { mode: "pessimistic_write" },
  });
  if (!recovery) return null;
  const decision = RecoveryDecision.WITHDRAWN;
  await tx.save(Object.assign(recovery, { decision, decidedById: userId, decidedAt: ctx.now() }));
  const facts = { recoveryId: recovery.id, userId, reason: "they proved a factor themself" };
  await record(ctx, tx, "factorRecovery.withdrawn", { id: userId }, { actor: userId, subject: userId, facts });
  return () => countRecovery(decision);
}

/** Whoever has a factor again after theirs were taken away owes none any more. */
export async function noteFactorsAreBack(ctx: IdentityContext, tx: EntityManager, entry: Entry): Promise<void> {
  const id = String(entry.facts.userId);
  await tx.update(User, { id, factorsDueSince: LessThan(entry.at) }, { factorsDueSince: null });
}
