import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import { languageOf } from "../../shared/words/language.ts";
import type { Challenge } from "../challenges/challenge.entity.ts";
import { ChallengeRefused } from "../challenges/challenge.refused.ts";
import type { CodeSent } from "../challenges/challenge.types.ts";
import { openChallenge } from "../challenges/open-challenge.ts";
import { proofOf } from "../challenges/proof.inputs.ts";
import { type Expected, mayBeUsed, useChallenge } from "../challenges/use-challenge.ts";
import type { IdentityContext } from "../context.ts";
import { keepPasswordHash } from "../credentials/credential.service.ts";
import { requireGoodPassword, takeNewPassword } from "../credentials/new-password.ts";
import { hashPasswordIf } from "../credentials/password.ts";
import { endTrustOf } from "../devices/trusted.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { endSessionsOf } from "../sessions/end-sessions.ts";
import { askForMore } from "../sign-in/methods/phone.ts";
import { isStillTheirs, otherProofs } from "../sign-in/moved-number.ts";
import { refusalOf } from "../sign-in/refusal.ts";
import { codeMethod, type SignInMethod } from "../sign-in/sign-in.method.ts";
import type { Refused, SignInResult } from "../sign-in/sign-in.types.ts";
import { issueTicket } from "../sign-in/ticket.ts";
import { refuseOtherWays } from "../sso/required.ts";
import { noteProven } from "../users/prove-contact.ts";
import { requireAddress, userAt } from "../users/user.addresses.ts";
import { User } from "../users/user.entity.ts";
import type { RequestPasswordReset, ResetPassword } from "./recovery.inputs.ts";

const RESET: Expected = { purposes: ["RESET_PASSWORD"] };

/** Sends a code and a link to choose a new password; where there is no account, the same answer and nothing. */
export async function requestPasswordReset(
  ctx: IdentityContext,
  { identifier }: RequestPasswordReset,
): Promise<CodeSent | Refused> {
  const address = requireAddress(ctx, identifier);
  const user = await userAt(ctx, address);
  const sent = await openChallenge(ctx, {
    purpose: "RESET_PASSWORD",
    address,
    userId: user?.id ?? null,
    language: user?.language ?? languageOf(ctx.caller.language),
    letter: user ? "CODE" : "NOTHING",
  });
  if (!(sent instanceof ChallengeRefused)) return sent;
  return refusalOf(ctx, sent.code, sent.retryAt);
}

/**
 * Gives whoever proves the address a new password, and ends everything that the old one may have opened. A password that is
 * refused uses nothing up: the same code or link goes with a better one.
 */
export async function resetPassword(ctx: IdentityContext, input: ResetPassword): Promise<SignInResult> {
  const { newPassword } = input;
  const proof = proofOf(input);
  const byLink = "token" in proof;
  const taken = await takeNewPassword(ctx);
  if (!taken.allowed) return refusalOf(ctx, "TOO_MANY_ATTEMPTS", taken.retryAt);
  // Of a thousand who have one link the first alone is worth the work: the others are told before it is done.
  const hash = await hashPasswordIf(async () => {
    if (!(await mayBeUsed(ctx, proof, RESET))) return false;
    await requireGoodPassword(ctx, newPassword, { field: "newPassword" });
    return true;
  }, newPassword);
  const result = await useChallenge(ctx, proof, RESET, (tx, challenge) => {
    if (!hash) throw new Error("What was over when the password was to be hashed is never used");
    const method = byLink ? "email-link" : codeMethod(challenge.addressKind);
    return reset(ctx, tx, challenge, { newPassword, hash, method });
  });
  if (!(result instanceof ChallengeRefused)) return result;
  return refusalOf(ctx, result.code, result.retryAt);
}

async function reset(
  ctx: IdentityContext,
  tx: EntityManager,
  challenge: Challenge,
  { newPassword, hash, method }: { newPassword: string; hash: string; method: SignInMethod },
): Promise<SignInResult> {
  const { userId, address, addressKind } = challenge;
  const at = addressKind === "EMAIL" ? { email: address } : { phone: address };
  const user = userId && (await tx.findOneBy(User, { id: userId, ...at }));
  // Their address may have become another one since the code was sent.
  if (!user) return refusalOf(ctx, "CODE_EXPIRED");
  // Somebody else may have the number now.
  if (addressKind === "PHONE" && !(await isStillTheirs(ctx, tx, user)))
    return askForMore(ctx, tx, user, await otherProofs(ctx, tx, user));
  const otherWay = await refuseOtherWays(ctx, tx, user, { method, ssoJourneyId: null });
  if (otherWay) return otherWay;
  await requireGoodPassword(ctx, newPassword, { field: "newPassword", identifier: address, name: user.displayName });
  await keepPasswordHash(ctx, tx, user.id, hash, method);
  const reason = "the password was reset";
  await endSessionsOf(ctx, tx, user.id, { reason });
  await endTrustOf(ctx, tx, user.id, reason);
  await record(ctx, tx, "password.reset", user, { actor: user.id, facts: { userId: user.id, method } });
  await noteProven(ctx, tx, user, addressKind);
  await tellOwnerEverywhere(ctx, tx, user, "PASSWORD_CHANGED");
  return issueTicket(ctx, tx, user, { method, purpose: "RESET_PASSWORD" });
}
