import type { EntityManager } from "typeorm";
import type { Address } from "../../shared/address.ts";
import { AppError, invalid } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import type { Challenge } from "../challenges/challenge.entity.ts";
import { ChallengeRefused } from "../challenges/challenge.refused.ts";
import type { CodeSent } from "../challenges/challenge.types.ts";
import { openChallenge } from "../challenges/open-challenge.ts";
import { proofOf } from "../challenges/proof.inputs.ts";
import { useChallenge } from "../challenges/use-challenge.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { tellOwner } from "../notices/notice.service.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { refusalOf } from "../sign-in/refusal.ts";
import type { Refused } from "../sign-in/sign-in.types.ts";
import type { ConfirmContactChange, RequestContactChange } from "./contact-change.inputs.ts";
import { lockAddress, requireAddress, userAt } from "./user.addresses.ts";
import { contactOf, noticeOf, withContact } from "./user.contact.ts";
import { User } from "./user.entity.ts";

const PURPOSES = { EMAIL: "CHANGE_EMAIL", PHONE: "CHANGE_PHONE" } as const;

/** Sends a code to a new address of one's own. Whether it is somebody else's is told to nobody but them. */
export async function requestContactChange(
  ctx: IdentityContext,
  { identifier }: RequestContactChange,
): Promise<CodeSent | Refused> {
  await assertSteppedUp(ctx);
  const address = requireAddress(ctx, identifier);
  const user = await ctx.db.getRepository(User).findOneByOrFail({ id: ctx.viewer.id });
  const own = contactOf(user, address.kind);
  if (own.value === address.value && own.verifiedAt)
    throw invalid(textOf("ADDRESS_IS_YOURS", ctx.caller.language), "identifier");
  const holder = await userAt(ctx, address);
  const taken = holder !== null && holder.id !== user.id;
  const sent = await openChallenge(ctx, {
    purpose: PURPOSES[address.kind],
    address,
    userId: user.id,
    language: taken ? holder.language : user.language,
    letter: taken ? "ACCOUNT_EXISTS" : "CODE",
  });
  if (!(sent instanceof ChallengeRefused)) return sent;
  return refusalOf(ctx, sent.code, sent.retryAt);
}

/** From here on it is one's address, proven. */
export async function confirmContactChange(ctx: IdentityContext, input: ConfirmContactChange): Promise<User> {
  const { language } = ctx.caller;
  const expected = { purposes: ["CHANGE_EMAIL", "CHANGE_PHONE"], userId: ctx.viewer.id } as const;
  const result = await useChallenge(ctx, proofOf(input), expected, (tx, challenge) => change(ctx, tx, challenge));
  if (result instanceof User) return result;
  if (!result) throw new AppError("CONFLICT", textOf("ADDRESS_TAKEN", language), { reason: "ADDRESS_TAKEN" });
  const { code, retryAt } = result;
  if (code === "TOO_MANY_ATTEMPTS") throw new AppError("RATE_LIMITED", textOf(code, language), { retryAt });
  const fields = [input.token ? "token" : "code"];
  throw new AppError("INVALID", textOf(code, language), { fields, reason: code });
}

/** Null where somebody else was quicker: they have proven it too. */
async function change(ctx: IdentityContext, tx: EntityManager, challenge: Challenge): Promise<User | null> {
  const address: Address = { kind: challenge.addressKind, value: challenge.address };
  await lockAddress(tx, address);
  const holder = await userAt(ctx, address, tx);
  if (holder && holder.id !== ctx.viewer.id) return null;
  const where = { id: ctx.viewer.id };
  const user = await tx.findOneOrFail(User, { where, lock: { mode: "for_no_key_update" } });
  const before = contactOf(user, address.kind);
  await tx.save(Object.assign(user, withContact(address.kind, { value: address.value, verifiedAt: ctx.now() })));
  const { id: userId, version } = user;
  const facts = { userId, version, kind: address.kind };
  if (before.value === address.value) {
    await record(ctx, tx, "user.contactVerified", user, { facts, changes: { after: { address: address.value } } });
    return user;
  }
  const changes = { before: { address: before.value }, after: { address: address.value } };
  await record(ctx, tx, "user.contactChanged", user, { facts, changes });
  if (before.value) await tellOwner(ctx, tx, noticeOf(user, { kind: address.kind, value: before.value }));
  return user;
}
