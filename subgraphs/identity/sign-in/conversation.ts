import { type EntityManager, IsNull, MoreThan, Not } from "typeorm";
import { Challenge } from "../challenges/challenge.entity.ts";
import type { IdentityContext } from "../context.ts";
import { SignInAttempt } from "./sign-in.entity.ts";

/** A conversation that goes on in the browser that began it, locked; null for any other. */
export async function conversationOf(
  ctx: IdentityContext,
  tx: EntityManager,
  id: string | null | undefined,
): Promise<SignInAttempt | null> {
  if (!id) return null;
  return tx.findOne(SignInAttempt, {
    where: {
      id,
      ...underWay(ctx),
      binding: ctx.caller.binding ?? IsNull(),
      ticketHash: IsNull(),
      purpose: "SIGN_IN",
    },
    lock: { mode: "pessimistic_write" },
  });
}

/** A conversation, of whatever purpose, whose first step is done and whose second is not; in its browser alone. */
export function provenConversation(ctx: IdentityContext, tx: EntityManager, id: string): Promise<SignInAttempt | null> {
  return tx.findOne(SignInAttempt, { where: awaitingFactor(ctx, id) });
}

/** The same, locked. */
export function provenConversationOf(
  ctx: IdentityContext,
  tx: EntityManager,
  id: string,
): Promise<SignInAttempt | null> {
  return tx.findOne(SignInAttempt, { where: awaitingFactor(ctx, id), lock: { mode: "pessimistic_write" } });
}

const awaitingFactor = (ctx: IdentityContext, id: string) => ({
  id,
  ...underWay(ctx),
  binding: ctx.caller.binding ?? IsNull(),
  provenAt: Not(IsNull()),
  ticketHash: IsNull(),
  factor: IsNull(),
});

/** A conversation, of whatever purpose, of which both steps are done, and which waits for room; locked. */
export function passedConversationOf(
  ctx: IdentityContext,
  tx: EntityManager,
  id: string,
): Promise<SignInAttempt | null> {
  const where = { ...awaitingFactor(ctx, id), factor: Not(IsNull()) };
  return tx.findOne(SignInAttempt, { where, lock: { mode: "pessimistic_write" } });
}

/** Ends sign-ins of somebody that are under way: no ticket, no code and no link of theirs opens a session any more. */
export async function endSignIns(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  endedReason: string,
): Promise<void> {
  const now = ctx.now();
  await tx.update(SignInAttempt, { userId, ...underWay(ctx) }, { expiresAt: now, endedReason });
  const open = { userId, purpose: "SIGN_IN", usedAt: IsNull(), voidedAt: IsNull() } as const;
  await tx.update(Challenge, open, { voidedAt: now });
}

const underWay = (ctx: IdentityContext) => ({
  redeemedAt: IsNull(),
  endedReason: IsNull(),
  expiresAt: MoreThan(ctx.now()),
});
