import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record, witness } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import type { StartFactor } from "../factors/factor.inputs.ts";
import { FactorMethod } from "../factors/factor.method.ts";
import type { FactorOn } from "../factors/factor.types.ts";
import { lockOwner, ownerOf } from "../factors/set-up/owner.ts";
import { turnedOn } from "../factors/set-up/turn-on.ts";
import { textOf } from "../messages/messages.ts";
import { type NewPasskey, verifyAttestation } from "./attestation.ts";
import { type Asked, takePasskeyChallenge } from "./challenge.ts";
import { giveCheckBack, takeCheck } from "./checks.ts";
import { creationOptions } from "./options.ts";
import { Passkey } from "./passkey.entity.ts";
import type { RegisterPasskey } from "./passkey.inputs.ts";
import { countPasskey } from "./passkey.metrics.ts";
import { PasskeyRefused } from "./passkey.refused.ts";
import { passkeysOf } from "./passkey.service.ts";
import type { PasskeyOptions } from "./passkey.types.ts";
import { attestationOf } from "./responses.ts";

const { PASSKEY } = FactorMethod;

/** How many somebody can have: more than anybody has devices. */
const MOST = 20;

/** What a new passkey is made with, of whoever is signed in and has just proven who they are, or sets up their first factor. */
export async function startPasskeyRegistration(
  ctx: IdentityContext,
  { signInId }: StartFactor,
): Promise<PasskeyOptions> {
  const { user, attempt } = await ownerOf(ctx, signInId, PASSKEY);
  const known = await passkeysOf(ctx, user.id);
  if (known.length >= MOST) throw tooMany(ctx);
  return creationOptions(ctx, user, attempt?.id ?? null, known);
}

/** Keeps the passkey that was made: from here on it signs its owner in, and is asked for after anything weaker. */
export async function registerPasskey(ctx: IdentityContext, input: RegisterPasskey): Promise<FactorOn> {
  const begun = await ownerOf(ctx, input.signInId, PASSKEY);
  const userId = begun.user.id;
  const made = await madeFor(ctx, { purpose: "REGISTER", userId, signInId: begun.attempt?.id ?? null }, input);
  if (made instanceof PasskeyRefused) throw await refusal(ctx, userId, made);
  const on = await ctx.db.transaction(async (tx) => {
    const owner = await lockOwner(ctx, tx, begun, PASSKEY);
    if ((await tx.countBy(Passkey, { userId })) >= MOST) throw tooMany(ctx);
    const name = input.name.trim();
    const passkeyId = await keep(ctx, tx, { ...made, userId, name });
    if (!passkeyId) return null;
    const facts = { userId, passkeyId, deviceType: made.deviceType };
    await record(ctx, tx, "passkey.added", owner.user, { actor: userId, facts, changes: { after: { name } } });
    return turnedOn(ctx, tx, owner, { method: PASSKEY, notice: "PASSKEY_ADDED" });
  });
  if (!on) throw await refusal(ctx, userId, new PasskeyRefused("KNOWN"));
  countPasskey("REGISTER", "TAKEN");
  await giveCheckBack(ctx);
  return on;
}

async function madeFor(
  ctx: IdentityContext,
  asked: Asked,
  { challengeId, response }: RegisterPasskey,
): Promise<NewPasskey | PasskeyRefused> {
  const refused = await takeCheck(ctx, asked, challengeId);
  if (refused) return refused;
  const challenge = await takePasskeyChallenge(ctx, challengeId, asked);
  if (!challenge) return new PasskeyRefused("EXPIRED");
  const attestation = attestationOf(response);
  return attestation
    ? verifyAttestation(ctx.settings.passkeys, attestation, challenge)
    : new PasskeyRefused("MALFORMED");
}

/** Its id, or null where there is one that is called the same, whoever has it. */
async function keep(
  ctx: IdentityContext,
  tx: EntityManager,
  made: NewPasskey & Pick<Passkey, "userId" | "name">,
): Promise<string | null> {
  const row = { ...made, id: randomUUIDv7(), createdAt: ctx.now(), version: 1 };
  const written = await tx
    .createQueryBuilder()
    .insert()
    .into(Passkey)
    .values(row)
    .orIgnore()
    .updateEntity(false)
    .returning("id")
    .execute();
  return written.raw.length === 1 ? row.id : null;
}

async function refusal(ctx: IdentityContext, userId: string, refused: PasskeyRefused): Promise<AppError> {
  const { fault, retryAt } = refused;
  const { language } = ctx.caller;
  if (retryAt) return new AppError("RATE_LIMITED", textOf("TOO_MANY_ATTEMPTS", language), { reason: fault, retryAt });
  countPasskey("REGISTER", fault);
  const facts = { userId, passkeyId: null, purpose: "REGISTER" as const, reason: fault };
  await witness(ctx, "passkey.refused", { id: userId }, { actor: userId, subject: userId, facts });
  if (fault === "KNOWN")
    return new AppError("CONFLICT", textOf("PASSKEY_KNOWN", language), { reason: "PASSKEY_KNOWN" });
  return new AppError("INVALID", textOf(refused.code, language), { fields: ["response"], reason: refused.code });
}

const tooMany = (ctx: IdentityContext) =>
  new AppError("CONFLICT", textOf("TOO_MANY_PASSKEYS", ctx.caller.language), { reason: "TOO_MANY_PASSKEYS" });
