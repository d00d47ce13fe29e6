import { type EntityManager, IsNull, MoreThan } from "typeorm";
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

/** Ends sign-ins of somebody that are under way: no ticket, no code and no link of theirs opens a session any more. */
export async function endSignIns(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  endedReason: string,
): Promise<void> {
  const now = ctx.now();
  // Codes first: one that is being used right now is waited for, and what it began is found.
  const open = { userId, purpose: "SIGN_IN", usedAt: IsNull(), voidedAt: IsNull() } as const;
  await tx.update(Challenge, open, { voidedAt: now });
  await tx.update(SignInAttempt, { userId, ...underWay(ctx) }, { expiresAt: now, endedReason });
}

const underWay = (ctx: IdentityContext) => ({
  redeemedAt: IsNull(),
  endedReason: IsNull(),
  expiresAt: MoreThan(ctx.now()),
});
