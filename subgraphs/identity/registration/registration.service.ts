import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Address } from "../../shared/address.ts";
import { record } from "../../shared/ledger/record.ts";
import { languageOf, tagOf } from "../../shared/words/language.ts";
import type { Challenge } from "../challenges/challenge.entity.ts";
import { ChallengeRefused } from "../challenges/challenge.refused.ts";
import type { CodeSent } from "../challenges/challenge.types.ts";
import { openChallenge } from "../challenges/open-challenge.ts";
import { proofOf } from "../challenges/proof.inputs.ts";
import { useChallenge } from "../challenges/use-challenge.ts";
import type { IdentityContext } from "../context.ts";
import { keepPasswordHash } from "../credentials/credential.service.ts";
import { requireGoodPassword, takeNewPassword } from "../credentials/new-password.ts";
import { hashPassword } from "../credentials/password.ts";
import { Role } from "../roles/roles.ts";
import { refusalOf } from "../sign-in/refusal.ts";
import { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import { codeMethod, type SignInMethod } from "../sign-in/sign-in.method.ts";
import type { Refused, SignInResult } from "../sign-in/sign-in.types.ts";
import { beginAttempt, issueTicket } from "../sign-in/ticket.ts";
import { requiredFor } from "../sso/required.ts";
import { lockAddress, requireAddress, userAt } from "../users/user.addresses.ts";
import type { User } from "../users/user.entity.ts";
import { createUser } from "../users/user.service.ts";
import type { ConfirmRegistration, Register } from "./registration.inputs.ts";

/** As long as the longest code or link that belongs to it. */
const PENDING_MS = 15 * 60_000;

/**
 * Keeps what somebody says of themselves until they prove their address; there is no account before. An address that has
 * one is answered the same after the same work, and its owner is told.
 */
export async function register(ctx: IdentityContext, input: Register): Promise<CodeSent | Refused> {
  const address = requireAddress(ctx, input.identifier);
  // By the domain alone: nobody learns of accounts by it.
  if (await requiredFor(ctx.db.manager, address.value)) return refusalOf(ctx, "SSO_REQUIRED");
  const displayName = input.displayName.trim();
  const taken = await takeNewPassword(ctx);
  if (!taken.allowed) return refusalOf(ctx, "TOO_MANY_ATTEMPTS", taken.retryAt);
  await requireGoodPassword(ctx, input.password, { field: "password", identifier: address.value, name: displayName });
  const passwordHash = await hashPassword(input.password);
  const user = await userAt(ctx, address);
  const language = input.language ?? languageOf(ctx.caller.language);
  const signInId = randomUUID();
  const sent = await openChallenge(
    ctx,
    {
      purpose: "REGISTER",
      address,
      userId: user?.id ?? null,
      language: user?.language ?? language,
      signInId,
      letter: user ? "ACCOUNT_EXISTS" : "CODE",
    },
    async (tx) => {
      const pending = { displayName, passwordHash, language: tagOf(language) };
      const expiresAt = new Date(ctx.now().getTime() + PENDING_MS);
      const more = { id: signInId, purpose: "REGISTER", identifier: address.value, pending, expiresAt } as const;
      await tx.save(beginAttempt(ctx, tx, more));
    },
  );
  if (!(sent instanceof ChallengeRefused)) return sent;
  return refusalOf(ctx, sent.code, sent.retryAt);
}

/**
 * Makes the account of whoever proves the address, and lets them in. Of several who registered one, the first has it. By a
 * link in another browser it is one without a password, which its owner then chooses.
 */
export async function confirmRegistration(ctx: IdentityContext, input: ConfirmRegistration): Promise<SignInResult> {
  const proof = proofOf(input);
  const byLink = "token" in proof;
  const result = await useChallenge(ctx, proof, { purposes: ["REGISTER"] }, (tx, challenge) =>
    beginAccount(ctx, tx, challenge, byLink ? "email-link" : codeMethod(challenge.addressKind)),
  );
  if (!(result instanceof ChallengeRefused)) return result;
  return refusalOf(ctx, result.code, result.retryAt);
}

async function beginAccount(
  ctx: IdentityContext,
  tx: EntityManager,
  challenge: Challenge,
  method: SignInMethod,
): Promise<SignInResult> {
  const address: Address = { kind: challenge.addressKind, value: challenge.address };
  await lockAddress(tx, address);
  const attempt = await tx.findOneByOrFail(SignInAttempt, { id: challenge.signInId ?? "", purpose: "REGISTER" });
  const { pending } = attempt;
  const begunHere = attempt.binding === ctx.caller.binding;
  attempt.pending = null;
  const holder = await userAt(ctx, address, tx);
  if (holder || !pending) {
    await tx.save(Object.assign(attempt, { endedReason: "the address has an account" }));
    if (holder) await recordTaken(ctx, tx, holder, method);
    return refusalOf(ctx, holder ? "ADDRESS_TAKEN" : "CODE_EXPIRED");
  }
  // It may have been required since they registered.
  if (await requiredFor(tx, address.value)) {
    await tx.save(Object.assign(attempt, { endedReason: "another sign-in is required for the address" }));
    return refusalOf(ctx, "SSO_REQUIRED");
  }
  const { displayName, language, passwordHash } = pending;
  const now = ctx.now();
  const proven =
    address.kind === "EMAIL"
      ? { email: address.value, emailVerifiedAt: now }
      : { phone: address.value, phoneVerifiedAt: now };
  const user = await createUser(ctx, tx, {
    displayName,
    roles: [Role.CITIZEN],
    language: languageOf(language),
    ...proven,
  });
  // Whoever follows a link that a stranger asked for gets an account of their own, and not with the stranger's password.
  if (begunHere) await keepPasswordHash(ctx, tx, user.id, passwordHash);
  const { id: userId, version } = user;
  await record(ctx, tx, "user.contactVerified", user, {
    actor: userId,
    facts: { userId, version, kind: address.kind },
    changes: { after: { address: address.value } },
  });
  return issueTicket(ctx, tx, user, { method, purpose: "REGISTER", attempt });
}

/** In the story of the account that was there first. */
async function recordTaken(ctx: IdentityContext, tx: EntityManager, { id }: User, method: SignInMethod): Promise<void> {
  await record(ctx, tx, "signIn.refused", { id }, { subject: id, facts: { method, code: "ADDRESS_TAKEN" } });
}
