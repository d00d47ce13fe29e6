import { type EntityManager, IsNull } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { Credential } from "../credentials/credential.entity.ts";
import { knownDevice } from "../devices/device.service.ts";
import { tellOwner } from "../notices/notice.service.ts";
import { hasPasskey } from "../passkeys/has-passkey.ts";
import { Session } from "../sessions/session.entity.ts";
import { homeOf } from "../users/user.addresses.ts";
import type { User } from "../users/user.entity.ts";
import { conversationOf } from "./conversation.ts";
import type { SignInAttempt } from "./sign-in.entity.ts";
import { SignInMethod } from "./sign-in.method.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * Whether a number can be taken for its account's owner: they have used the account not long ago, or this is a browser
 * that they used it in. Networks give a number that is not used to somebody else after three months and more.
 */
export async function isStillTheirs(ctx: IdentityContext, tx: EntityManager, user: User): Promise<boolean> {
  if (await knownDevice(ctx, user.id, tx)) return true;
  const since = ctx.now().getTime() - ctx.settings.phoneTrustDays * DAY_MS;
  const last = await tx.findOne(Session, {
    where: { userId: user.id, agentId: IsNull() },
    order: { lastSeenAt: "DESC" },
  });
  return [last?.lastSeenAt, user.phoneVerifiedAt, user.createdAt].some((at) => at && at.getTime() > since);
}

/** By what the owner of an account can prove it besides their number. */
export async function otherProofs(ctx: IdentityContext, tx: EntityManager, user: User): Promise<SignInMethod[]> {
  const hasPassword = await tx.existsBy(Credential, { userId: user.id, kind: "password" });
  const hasMail = user.email !== null && ctx.settings.sending.mail !== null;
  return [
    ...(hasPassword ? [SignInMethod.PASSWORD] : []),
    ...(hasMail ? [SignInMethod.EMAIL_CODE] : []),
    ...((await hasPasskey(tx, user.id)) ? [SignInMethod.PASSKEY] : []),
  ];
}

/** Goes on with the conversation in which somebody proved a number: what they prove now opens the account that has it. */
export async function goOn(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  signInId: string | null | undefined,
): Promise<SignInAttempt | null> {
  const begun = await conversationOf(ctx, tx, signInId);
  // What is proven now is enough by itself: a conversation about somebody else's account is left where it is.
  if (begun?.userId !== user.id) return null;
  if (begun.identifier && begun.identifier === user.phone) {
    user.phoneVerifiedAt = ctx.now();
    await tx.save(user);
  }
  return begun;
}

/** Takes a number from an account that its new owner does not want: nobody signs in to that by it any more, and who can be told is. */
export async function releasePhone(ctx: IdentityContext, tx: EntityManager, user: User): Promise<void> {
  const { phone } = user;
  user.phone = null;
  user.phoneVerifiedAt = null;
  await tx.save(user);
  await record(ctx, tx, "user.phoneReleased", user, {
    subject: user.id,
    facts: { userId: user.id, version: user.version },
    changes: { before: { phone }, after: { phone: null } },
  });
  const address = homeOf(user);
  if (address) await tellOwner(ctx, tx, { kind: "PHONE_RELEASED", address, userId: user.id, language: user.language });
}
