import type { EntityManager } from "typeorm";
import { AppError } from "../../../shared/errors.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { assertSteppedUp } from "../../sessions/step-up.ts";
import { provenConversation, provenConversationOf } from "../../sign-in/conversation.ts";
import type { SignInAttempt } from "../../sign-in/sign-in.entity.ts";
import { User } from "../../users/user.entity.ts";
import type { FactorMethod } from "../factor.method.ts";
import { waysOf } from "../ways.ts";
import { methodsToSetUp } from "./methods-to-set-up.ts";

/** Who sets up a factor, and in which sign-in; null where they are signed in. */
export interface Owner {
  readonly user: User;
  readonly attempt: SignInAttempt | null;
}

/**
 * Whose factor is set up: somebody's who is signed in and has just proven who they are, or somebody's whose sign-in asked
 * for it. To be asked before anything is done.
 */
export async function ownerOf(
  ctx: IdentityContext,
  signInId: string | null | undefined,
  method: FactorMethod,
): Promise<Owner> {
  const { manager } = ctx.db;
  if (!signInId) {
    if (!ctx.visitor) throw expired(ctx);
    await assertSteppedUp(ctx);
    return { user: await manager.findOneByOrFail(User, { id: ctx.viewer.id }), attempt: null };
  }
  const attempt = await provenConversation(ctx, manager, signInId);
  const id = attempt?.factorSetUp ? attempt.userId : null;
  const user = id ? await manager.findOneBy(User, { id }) : null;
  if (!attempt || !user) throw expired(ctx);
  return inConversation(ctx, manager, { user, attempt }, method);
}

/**
 * The same where it is turned on, both locked, the person first: of two sign-ins that set up a factor at the same time the
 * second one finds itself ended, and so does a session whose person lost what they had meanwhile.
 */
export async function lockOwner(
  ctx: IdentityContext,
  tx: EntityManager,
  { user: { id }, attempt }: Owner,
  method: FactorMethod,
): Promise<Owner> {
  const user = await tx.findOneOrFail(User, { where: { id }, lock: { mode: "for_no_key_update" } });
  if (!attempt) {
    await assertSteppedUp(ctx, tx);
    return { user, attempt: null };
  }
  const locked = await provenConversationOf(ctx, tx, attempt.id);
  if (!locked?.factorSetUp) throw expired(ctx);
  return inConversation(ctx, tx, { user, attempt: locked }, method);
}

/** In a sign-in only what counts and does not rest on its first step. */
async function inConversation(
  ctx: IdentityContext,
  tx: EntityManager,
  owner: Owner & { attempt: SignInAttempt },
  method: FactorMethod,
): Promise<Owner> {
  const { user, attempt } = owner;
  const { policy, first } = await waysOf(ctx, tx, user, attempt.method);
  if (methodsToSetUp(ctx, user, first, policy).includes(method)) return owner;
  throw new AppError("FORBIDDEN", textOf("FACTOR_OTHER_WAY", ctx.caller.language), { reason: "FACTOR_OTHER_WAY" });
}

/** What is told whose sign-in is over, or never asked for it. */
export const expired = (ctx: IdentityContext) =>
  new AppError("UNAUTHENTICATED", textOf("SIGN_IN_EXPIRED", ctx.caller.language), { reason: "SIGN_IN_EXPIRED" });
