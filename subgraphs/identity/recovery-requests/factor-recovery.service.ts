import type { EntityManager } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { FactorMethod } from "../factors/factor.method.ts";
import { clearAnswers } from "../factors/factor-limits.ts";
import { type MessageId, textOf } from "../messages/messages.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { permissionsOf } from "../roles/roles.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import { FactorRecovery, RecoveryDecision } from "./factor-recovery.entity.ts";
import type { DecideFactorRecovery } from "./factor-recovery.inputs.ts";
import { countRecovery } from "./factor-recovery.metrics.ts";
import { isOverdue } from "./overdue.ts";
import { takeAwayFactors } from "./take-away-factors.ts";

/** What an administrator needs to ask and to decide. */
const RIGHT = "factor:manage";

/**
 * The second administrator decides; of any number at once one does. Both must still be allowed to: two people stand for it at
 * the moment when it happens.
 */
export async function decideFactorRecovery(ctx: IdentityContext, input: DecideFactorRecovery): Promise<FactorRecovery> {
  await assertSteppedUp(ctx);
  const { recovery, user } = await ctx.db.transaction(async (tx) => {
    const open = await openRecovery(ctx, tx, input.id);
    if ([open.recovery.requestedById, open.user.id].includes(ctx.viewer.id)) throw forbidden(ctx, "ASK_ANOTHER_ADMIN");
    await (input.approve ? approve(ctx, tx, open, input.note) : decline(ctx, tx, open, input.note));
    return open;
  });
  // What was counted against factors that are gone does not count against the next ones.
  if (input.approve) for (const method of Object.values(FactorMethod)) await clearAnswers(ctx, user, method);
  countRecovery(input.approve ? RecoveryDecision.APPROVED : RecoveryDecision.DECLINED);
  return recovery;
}

/** Whoever asked takes it back; others decline it. */
export async function withdrawFactorRecovery(ctx: IdentityContext, id: string): Promise<FactorRecovery> {
  await assertSteppedUp(ctx);
  const withdrawn = await ctx.db.transaction(async (tx) => {
    const { recovery, user } = await openRecovery(ctx, tx, id);
    if (recovery.requestedById !== ctx.viewer.id) throw forbidden(ctx, "NOT_YOUR_RECOVERY");
    await close(ctx, tx, recovery, RecoveryDecision.WITHDRAWN);
    const facts = { recoveryId: id, userId: user.id, reason: "by who asked" };
    await record(ctx, tx, "factorRecovery.withdrawn", user, { subject: user.id, facts });
    return recovery;
  });
  countRecovery(RecoveryDecision.WITHDRAWN);
  return withdrawn;
}

/** A request that can be decided on, and whom it is about. */
interface Open {
  readonly recovery: FactorRecovery;
  readonly user: User;
}

async function approve(
  ctx: IdentityContext,
  tx: EntityManager,
  { recovery, user }: Open,
  note?: string | null,
): Promise<void> {
  if (!(await mayRecover(tx, ctx.viewer.id))) throw forbidden(ctx, "ASK_ANOTHER_ADMIN");
  if (!(await mayRecover(tx, recovery.requestedById))) throw conflict(ctx, "RECOVERY_ASKER_GONE");
  await close(ctx, tx, recovery, RecoveryDecision.APPROVED, note);
  const taken = await takeAwayFactors(ctx, tx, user);
  const { id: recoveryId, requestedById } = recovery;
  await record(ctx, tx, "factorRecovery.approved", user, {
    subject: user.id,
    facts: { recoveryId, userId: user.id, version: user.version, requestedById, ...taken },
    changes: { after: { reason: recovery.reason, note: recovery.note } },
  });
  await tellOwnerEverywhere(ctx, tx, user, "RECOVERY_DONE");
}

/** As things stand now: a role may have gone since the request. */
async function mayRecover(tx: EntityManager, id: string): Promise<boolean> {
  const { roles } = await tx.findOneByOrFail(User, { id });
  return permissionsOf(roles).includes(RIGHT);
}

async function decline(
  ctx: IdentityContext,
  tx: EntityManager,
  { recovery, user }: Open,
  note?: string | null,
): Promise<void> {
  await close(ctx, tx, recovery, RecoveryDecision.DECLINED, note);
  const { id: recoveryId, requestedById } = recovery;
  await record(ctx, tx, "factorRecovery.declined", user, {
    subject: user.id,
    facts: { recoveryId, userId: user.id, requestedById },
    changes: { after: { note: recovery.note } },
  });
  await tellOwnerEverywhere(ctx, tx, user, "RECOVERY_DECLINED");
}

/**
 * A request that nobody has decided on, locked until the transaction ends: the second of two finds it decided. The person
 * before it, as whoever proves a factor of theirs locks them.
 */
async function openRecovery(ctx: IdentityContext, tx: EntityManager, id: string): Promise<Open> {
  const found = await tx.findOneBy(FactorRecovery, { id });
  if (!found) throw notFound();
  const user = await tx.findOneOrFail(User, { where: { id: found.userId }, lock: { mode: "for_no_key_update" } });
  const recovery = await tx.findOneOrFail(FactorRecovery, { where: { id }, lock: { mode: "pessimistic_write" } });
  if (recovery.decision || isOverdue(ctx, recovery)) throw conflict(ctx, "RECOVERY_DECIDED");
  return { recovery, user };
}

async function close(
  ctx: IdentityContext,
  tx: EntityManager,
  recovery: FactorRecovery,
  decision: RecoveryDecision,
  note?: string | null,
): Promise<void> {
  const decidedById = ctx.viewer.id;
  await tx.save(Object.assign(recovery, { decision, decidedById, decidedAt: ctx.now(), note: note?.trim() || null }));
}

function forbidden(ctx: IdentityContext, reason: MessageId): AppError {
  return new AppError("FORBIDDEN", textOf(reason, ctx.caller.language), { reason });
}

function conflict(ctx: IdentityContext, reason: MessageId): AppError {
  return new AppError("CONFLICT", textOf(reason, ctx.caller.language), { reason });
}
