import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { hasPassword } from "../credentials/credential.service.ts";
import { knownDevice } from "../devices/device.service.ts";
import { tellOwner } from "../notices/notice.service.ts";
import { hasPasskey } from "../passkeys/has-passkey.ts";
import { noteProven } from "../users/prove-contact.ts";
import { homeOf } from "../users/user.addresses.ts";
import { User } from "../users/user.entity.ts";
import { conversationOf } from "./conversation.ts";
import type { SignInAttempt } from "./sign-in.entity.ts";
import { SignInMethod } from "./sign-in.method.ts";

/** These columns alone: whoever changes something else of the account at this moment loses nothing by it. */
const RELEASE =
  "update users set phone = null, phone_verified_at = null, version = version + 1 where id = $1 returning version";

const DAY_MS = 24 * 3_600_000;

/**
 * Whether a number can be taken for its account's owner: they have proven it not long ago, or this is a browser that they
 * used the account in. That they use the account by other means says nothing of who has the number. Networks give a number that is not used to somebody else after three months and more.
 */
export async function isStillTheirs(ctx: IdentityContext, tx: EntityManager, user: User): Promise<boolean> {
  if (await knownDevice(ctx, user.id, tx)) return true;
  const since = ctx.now().getTime() - ctx.settings.phoneTrustDays * DAY_MS;
  return (user.phoneVerifiedAt ?? user.createdAt).getTime() > since;
}

/** By what the owner of an account can prove it besides their number. */
export async function otherProofs(ctx: IdentityContext, tx: EntityManager, user: User): Promise<SignInMethod[]> {
  const byPassword = await hasPassword(tx, user.id);
  const hasMail = user.email !== null && ctx.settings.sending.mail !== null;
  return [
    ...(byPassword ? [SignInMethod.PASSWORD] : []),
    ...(hasMail ? [SignInMethod.EMAIL_CODE] : []),
    ...((await hasPasskey(tx, user.id)) ? [SignInMethod.PASSKEY] : []),
  ];
}

/** Goes on with the conversation in which somebody proved an address: what they prove now opens the account that has it. */
export async function goOn(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  signInId: string | null | undefined,
): Promise<SignInAttempt | null> {
  if (!signInId) return null;
  // The person before the conversation, as everybody who locks both does.
  await tx.findOneOrFail(User, { where: { id: user.id }, lock: { mode: "for_no_key_update" } });
  const begun = await conversationOf(ctx, tx, signInId);
  // What is proven now is enough by itself: a conversation about somebody else's account is left where it is.
  if (begun?.userId !== user.id) return null;
  if (begun.identifier && begun.identifier === user.phone) {
    await noteProven(ctx, tx, user, "PHONE");
  }
  return begun;
}

/** Takes a number from an account that its new owner does not want: nobody signs in to that by it any more, and who can be told is. */
export async function releasePhone(ctx: IdentityContext, tx: EntityManager, user: User): Promise<void> {
  const { phone } = user;
  const [[written]]: [{ version: number }[], number] = await tx.query(RELEASE, [user.id]);
  await record(ctx, tx, "user.phoneReleased", user, {
    subject: user.id,
    facts: { userId: user.id, version: written!.version },
    changes: { before: { phone }, after: { phone: null } },
  });
  const address = homeOf(user);
  if (address) await tellOwner(ctx, tx, { kind: "PHONE_RELEASED", address, userId: user.id, language: user.language });
}
