import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { User } from "../users/user.entity.ts";
import { type Assertion, verifyAssertion } from "./assertion.ts";
import { Passkey } from "./passkey.entity.ts";
import { countPasskey } from "./passkey.metrics.ts";
import { PasskeyRefused } from "./passkey.refused.ts";
import type { PasskeyPurpose } from "./passkey-challenge.purpose.ts";
import { assertionOf } from "./responses.ts";

/** An answer to a challenge that is taken already; null of one that was not there. */
interface Answer {
  readonly purpose: Exclude<PasskeyPurpose, "REGISTER">;
  readonly challengeId: string;
  readonly challenge: string | null;
  readonly response: string;
  /** Whose passkey it has to be; null where it says who it is. */
  readonly userId: string | null;
}

/** A passkey that was used, and by whom. */
export interface PasskeyUsed {
  readonly user: User;
  readonly passkey: Passkey;
}

/** As the only factor, and where it stands for a password, a passkey has to have checked who is there. */
const VERIFIED: Readonly<Record<Answer["purpose"], boolean>> = { SIGN_IN: true, STEP_UP: true, FACTOR: false };

/**
 * Takes what a passkey says, and counts its use. Its story is written in the same transaction, a refusal too: whoever calls
 * commits, whatever this returns.
 */
export async function usePasskey(
  ctx: IdentityContext,
  tx: EntityManager,
  answer: Answer,
): Promise<PasskeyUsed | PasskeyRefused> {
  const response = assertionOf(answer.response);
  const passkey = response && (await tx.findOneBy(Passkey, { credentialId: response.id }));
  const refuse = (refused: PasskeyRefused) => refusedFor(ctx, tx, answer, passkey, refused);
  if (answer.challenge === null) return refuse(new PasskeyRefused("EXPIRED"));
  if (!response) return refuse(new PasskeyRefused("MALFORMED"));
  if (!passkey) return refuse(new PasskeyRefused("UNKNOWN"));
  if (answer.userId !== null && answer.userId !== passkey.userId) return refuse(new PasskeyRefused("OWNER"));
  const { purpose, challenge } = answer;
  const expected = { challenge, verification: VERIFIED[purpose], discoverable: purpose === "SIGN_IN" };
  const assertion = await verifyAssertion(ctx.settings.passkeys, response, passkey, expected);
  if (assertion instanceof PasskeyRefused) return refuse(assertion);
  const user = await tx.findOneOrFail(User, { where: { id: passkey.userId }, lock: { mode: "for_no_key_update" } });
  const refused = await countUse(ctx, tx, assertion, user);
  if (refused) return refuse(refused);
  const facts = { userId: user.id, passkeyId: passkey.id, purpose };
  await record(ctx, tx, "passkey.used", user, { actor: user.id, subject: user.id, facts });
  countPasskey(purpose, "TAKEN");
  return { user, passkey };
}

/**
 * Stores the counter, which must have grown since it was last stored; one that never counts stays at nothing (WebAuthn
 * Level 3, section 6.1.1). One that has not grown is of a copy, or we met the copy before: then neither opens anything.
 */
async function countUse(
  ctx: IdentityContext,
  tx: EntityManager,
  { passkey: { id }, counter, backedUp }: Assertion,
  user: User,
): Promise<PasskeyRefused | null> {
  const passkey = await tx.findOne(Passkey, { where: { id }, lock: { mode: "pessimistic_write" } });
  if (!passkey) return new PasskeyRefused("UNKNOWN");
  if (passkey.suspendedAt) return new PasskeyRefused("SUSPENDED");
  const grown = counter > passkey.counter || (counter === 0 && passkey.counter === 0);
  if (grown) {
    await tx.save(Object.assign(passkey, { counter, backedUp, lastUsedAt: ctx.now() }));
    return null;
  }
  passkey.suspendedAt = ctx.now();
  await tx.save(passkey);
  await record(ctx, tx, "passkey.counterAlarm", user, {
    subject: user.id,
    facts: { userId: user.id, passkeyId: id, stored: passkey.counter, said: counter },
  });
  await tellOwnerEverywhere(ctx, tx, user, "PASSKEY_CLONED");
  return new PasskeyRefused("COUNTER");
}

/** Stands in the story of whose passkey it is, or would have to be; what names neither is told about the challenge. */
async function refusedFor(
  ctx: IdentityContext,
  tx: EntityManager,
  { purpose, challengeId, userId }: Answer,
  passkey: Passkey | null,
  refused: PasskeyRefused,
): Promise<PasskeyRefused> {
  countPasskey(purpose, refused.fault);
  const owner = userId ?? passkey?.userId;
  const facts = { userId: owner ?? null, passkeyId: passkey?.id ?? null, purpose, reason: refused.fault };
  await record(ctx, tx, "passkey.refused", { id: owner ?? challengeId }, { subject: owner, facts });
  return refused;
}
