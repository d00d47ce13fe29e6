import type { EntityManager } from "typeorm";
import type { Address } from "../../../shared/address.ts";
import { record } from "../../../shared/ledger/record.ts";
import { languageOf } from "../../../shared/words/language.ts";
import type { Challenge } from "../../challenges/challenge.entity.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { Role } from "../../roles/roles.ts";
import { noteProven } from "../../users/prove-contact.ts";
import { lockAddress, userAt } from "../../users/user.addresses.ts";
import type { User } from "../../users/user.entity.ts";
import { createUser } from "../../users/user.service.ts";
import { conversationOf } from "../conversation.ts";
import { isStillTheirs, otherProofs, releasePhone } from "../moved-number.ts";
import { refused } from "../refusal.ts";
import type { SignInAsNew } from "../sign-in.inputs.ts";
import { countSignIn } from "../sign-in.metrics.ts";
import { ProofNeeded, type SignInResult } from "../sign-in.types.ts";
import { beginAttempt, issueTicket } from "../ticket.ts";

const method = "sms-code";

/**
 * Lets in whose number it is: a citizen who is new, the owner of an account that is in use, and nobody else by the number
 * alone, because numbers are given to other people after a while.
 */
export async function admitByPhone(
  ctx: IdentityContext,
  tx: EntityManager,
  { address: value }: Challenge,
): Promise<SignInResult> {
  const phone: Address = { kind: "PHONE", value };
  await lockAddress(tx, phone);
  const user = await userAt(ctx, phone, tx);
  if (!user) return issueTicket(ctx, tx, await newCitizen(ctx, tx, value), { method });
  if (await isStillTheirs(ctx, tx, user)) {
    await noteProven(ctx, tx, user, "PHONE");
    return issueTicket(ctx, tx, user, { method });
  }
  const methods = await otherProofs(ctx, tx, user);
  if (methods.length) return askForMore(ctx, tx, user, methods);
  await releasePhone(ctx, tx, user);
  return issueTicket(ctx, tx, await newCitizen(ctx, tx, value), { method });
}

/** The number's old account is not theirs, says who has just proven the number: a new one begins, and the old one loses it. */
export async function signInAsNew(ctx: IdentityContext, { signInId }: SignInAsNew): Promise<SignInResult> {
  return ctx.db.transaction(async (tx) => {
    const attempt = await conversationOf(ctx, tx, signInId);
    if (!attempt?.identifier || attempt.provenAt) return refused(ctx, method, "SIGN_IN_EXPIRED");
    const phone: Address = { kind: "PHONE", value: attempt.identifier };
    await lockAddress(tx, phone);
    const old = await userAt(ctx, phone, tx);
    // Its owner has signed in meanwhile, or changed numbers: then there is nothing to take.
    if (old?.id !== attempt.userId || !old || (await isStillTheirs(ctx, tx, old)))
      return refused(ctx, method, "SIGN_IN_EXPIRED");
    await releasePhone(ctx, tx, old);
    return issueTicket(ctx, tx, await newCitizen(ctx, tx, phone.value), { method, attempt });
  });
}

/** The least that an account can be: a proven number, and a citizen's rights. */
function newCitizen(ctx: IdentityContext, tx: EntityManager, phone: string): Promise<User> {
  const { language } = ctx.caller;
  return createUser(ctx, tx, {
    displayName: textOf("NEW_CITIZEN", language),
    roles: [Role.CITIZEN],
    phone,
    phoneVerifiedAt: ctx.now(),
    language: languageOf(language),
  });
}

/** What is said to whoever proved a number whose account was not used for long. */
export async function askForMore(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  methods: ProofNeeded["methods"],
): Promise<ProofNeeded> {
  const attempt = await tx.save(beginAttempt(ctx, tx, { userId: user.id, method, identifier: user.phone }));
  await record(ctx, tx, "signIn.proofNeeded", user, { subject: user.id, facts: { method, userId: user.id } });
  countSignIn(method, "PROOF_NEEDED");
  const message = textOf("PROOF_NEEDED", ctx.caller.language);
  return Object.assign(new ProofNeeded(), { signInId: attempt.id, methods, message });
}
