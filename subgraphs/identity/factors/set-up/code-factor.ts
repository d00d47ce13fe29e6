import { randomUUIDv7 } from "node:crypto";
import type { Address } from "../../../shared/address.ts";
import { AppError, invalid } from "../../../shared/errors.ts";
import { Challenge } from "../../challenges/challenge.entity.ts";
import { ChallengeRefused } from "../../challenges/challenge.refused.ts";
import type { CodeSent } from "../../challenges/challenge.types.ts";
import { openChallenge } from "../../challenges/open-challenge.ts";
import { useChallengeIn } from "../../challenges/use-challenge-in.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { refusalOf } from "../../sign-in/refusal.ts";
import type { Refused } from "../../sign-in/sign-in.types.ts";
import type { User } from "../../users/user.entity.ts";
import { Factor } from "../factor.entity.ts";
import type { ConfirmCodeFactor, StartCodeFactor } from "../factor.inputs.ts";
import { FactorMethod } from "../factor.method.ts";
import type { FactorOn } from "../factor.types.ts";
import type { CodeFactor } from "../methods/code-factor.ts";
import { codeFactorOf } from "../methods/code-factors.ts";
import { refuseSetUp, takeSetUp } from "./confirmations.ts";
import { lockOwner, ownerOf } from "./owner.ts";
import { turnedOn } from "./turn-on.ts";

/** Sends a code to the account's verified address, to turn on that codes to it prove who one is. */
export async function startCodeFactor(
  ctx: IdentityContext,
  { signInId, method }: StartCodeFactor,
): Promise<CodeSent | Refused> {
  const { user, attempt } = await ownerOf(ctx, signInId, method);
  const factor = codeFactorOf(method);
  const address = requireAddressOf(ctx, factor, user);
  if (await factor.isOn(ctx, ctx.db.manager, user)) throw isOnAlready(ctx);
  const { id: userId, language } = user;
  const about = { userId, language, signInId: attempt?.id ?? null };
  const sent = await openChallenge(ctx, { purpose: "FACTOR_SETUP", address, ...about });
  return sent instanceof ChallengeRefused ? refusalOf(ctx, sent.code, sent.retryAt) : sent;
}

/** Turns it on once the code arrived. */
export async function confirmCodeFactor(ctx: IdentityContext, input: ConfirmCodeFactor): Promise<FactorOn> {
  const { signInId, challengeId, code } = input;
  const challenge = await ctx.db.getRepository(Challenge).findOneBy({ id: challengeId });
  const factor = codeFactorOf(challenge?.addressKind === "PHONE" ? FactorMethod.SMS : FactorMethod.EMAIL);
  const begun = await ownerOf(ctx, signInId, factor.method);
  await takeSetUp(ctx, begun.user);
  const on = await ctx.db.transaction(async (tx) => {
    const owner = await lockOwner(ctx, tx, begun, factor.method);
    const { user, attempt } = owner;
    const address = requireAddressOf(ctx, factor, user);
    const meant = { purpose: "FACTOR_SETUP", userId: user.id, signInId: attempt?.id ?? null, address } as const;
    const refused = await useChallengeIn(ctx, tx, { challengeId, code }, meant);
    if (refused) return refused;
    if (await factor.isOn(ctx, tx, user)) throw isOnAlready(ctx);
    const now = ctx.now();
    const row = {
      id: randomUUIDv7(),
      createdAt: now,
      version: 1,
      userId: user.id,
      kind: factor.kind,
      confirmedAt: now,
    };
    await tx.insert(Factor, row);
    return turnedOn(ctx, tx, owner, { method: factor.method });
  });
  return typeof on === "string" ? refuseSetUp(ctx, begun.user, factor.method, on) : on;
}

function requireAddressOf(ctx: IdentityContext, { addressOf, method }: CodeFactor, user: User): Address {
  const address = addressOf(user);
  if (address) return address;
  throw invalid(
    textOf(method === FactorMethod.SMS ? "NO_VERIFIED_PHONE" : "NO_VERIFIED_EMAIL", ctx.caller.language),
    "method",
  );
}

const isOnAlready = (ctx: IdentityContext) =>
  new AppError("CONFLICT", textOf("FACTOR_IS_ON", ctx.caller.language), { reason: "FACTOR_IS_ON" });
