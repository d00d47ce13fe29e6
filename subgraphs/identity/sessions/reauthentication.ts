import type { EntityManager } from "typeorm";
import { AppError, invalid } from "../../shared/errors.ts";
import { record, witness } from "../../shared/ledger/record.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { notFound } from "../../shared/lock.ts";
import { ChallengeRefused } from "../challenges/challenge.refused.ts";
import type { CodeSent } from "../challenges/challenge.types.ts";
import { openChallenge } from "../challenges/open-challenge.ts";
import { useChallenge } from "../challenges/use-challenge.ts";
import type { IdentityContext } from "../context.ts";
import { matchingPassword } from "../credentials/credential.service.ts";
import type { FactorMethod } from "../factors/factor.method.ts";
import type { FactorAnswer } from "../factors/second-factor.ts";
import { hasFactor, proveAgain } from "../factors/step-up.ts";
import { textOf } from "../messages/messages.ts";
import { refusalOf } from "../sign-in/refusal.ts";
import { codeMethod, type SignInMethod } from "../sign-in/sign-in.method.ts";
import type { RefusalCode, Refused } from "../sign-in/sign-in.types.ts";
import { homeOf } from "../users/user.addresses.ts";
import { User } from "../users/user.entity.ts";
import { Session } from "./session.entity.ts";
import type { Reauthenticate } from "./session.inputs.ts";

/** What the ledger says somebody proved again who they are by. */
type ProvenBy = SignInMethod | FactorMethod;

/** Wrong answers in one session: whoever found it open learns none, and keeps its owner out of no other. */
const PER_SESSION: Limit = { name: "reauthenticate-guess", points: 5, seconds: 900, blockSeconds: 1800 };

/** Sends a code to one's own address, to prove again who one is: by e-mail where there is an address, and to nobody whose factor is asked for. */
export async function requestReauthentication(ctx: IdentityContext): Promise<CodeSent | Refused> {
  await requireNoFactor(ctx);
  const user = await ctx.db.getRepository(User).findOneByOrFail({ id: ctx.viewer.id });
  const address = homeOf(user);
  if (!address) throw new AppError("NOT_FOUND", textOf("NOWHERE_TO_SEND", ctx.caller.language));
  const { id: userId, language } = user;
  const sent = await openChallenge(ctx, { purpose: "REAUTHENTICATE", address, userId, language });
  return sent instanceof ChallengeRefused ? refusalOf(ctx, sent.code, sent.retryAt) : sent;
}

/** Proves again who one is, by a factor where one is on, else by password or by a code; what is sensitive may be changed for five minutes then. */
export async function reauthenticate(ctx: IdentityContext, input: Reauthenticate): Promise<Session> {
  const { method, password, challengeId, code } = input;
  if (method && !password) return byFactor(ctx, { ...input, method, signInId: null });
  await requireNoFactor(ctx);
  if (password && !challengeId && !code) return byPassword(ctx, password);
  if (!password && challengeId && code) return byCode(ctx, { challengeId, code });
  throw invalid(textOf("PASSWORD_OR_CODE", ctx.caller.language), "password", "code");
}

/** Who has a factor on proves that: what they sign in with is not enough. */
async function requireNoFactor(ctx: IdentityContext): Promise<void> {
  if (await hasFactor(ctx, ctx.viewer.id)) throw invalid(textOf("PROVE_FACTOR", ctx.caller.language), "method");
}

async function byPassword(ctx: IdentityContext, password: string): Promise<Session> {
  const { id, sessionId } = ctx.viewer;
  const limiter = limiterOf(ctx.db);
  const taken = await limiter.take(PER_SESSION, sessionId);
  if (!taken.allowed) throw await refusal(ctx, "password", "TOO_MANY_ATTEMPTS", taken);
  const present = await matchingPassword(ctx, id, password, () => limiter.giveBack(PER_SESSION, sessionId));
  if (!present) throw await refusal(ctx, "password", "WRONG_CREDENTIALS");
  await limiter.clear(PER_SESSION, sessionId);
  return ctx.db.transaction((tx) => steppedUp(ctx, tx, "password"));
}

async function byCode(ctx: IdentityContext, proof: { challengeId: string; code: string }): Promise<Session> {
  const expected = { purposes: ["REAUTHENTICATE"], userId: ctx.viewer.id } as const;
  const result = await useChallenge(ctx, proof, expected, (tx, { addressKind }) =>
    steppedUp(ctx, tx, codeMethod(addressKind)),
  );
  // The account's story has it as the code's refusal.
  if (result instanceof ChallengeRefused) throw errorOf(ctx, "code", result.code, result.retryAt);
  return result;
}

async function byFactor(ctx: IdentityContext, answer: FactorAnswer): Promise<Session> {
  const { sessionId } = ctx.viewer;
  const { method } = answer;
  // A session that was found open must not lock its owner's factor everywhere.
  const taken = await limiterOf(ctx.db).take(PER_SESSION, sessionId);
  if (!taken.allowed) throw await refusal(ctx, method, "TOO_MANY_ATTEMPTS", taken);
  const result = await proveAgain(ctx, answer, (tx) => steppedUp(ctx, tx, method));
  if (!(result instanceof Session))
    throw errorOf(ctx, "code", result.code, "retryAt" in result ? result.retryAt : null);
  await limiterOf(ctx.db).clear(PER_SESSION, sessionId);
  return result;
}

async function steppedUp(ctx: IdentityContext, tx: EntityManager, method: ProvenBy): Promise<Session> {
  const session = await tx.findOne(Session, {
    where: { id: ctx.viewer.sessionId },
    lock: { mode: "pessimistic_write" },
  });
  if (!session || session.endedAt) throw notFound();
  session.steppedUpAt = ctx.now();
  await tx.save(session);
  await record(ctx, tx, "session.steppedUp", session, {
    facts: { sessionId: session.id, userId: session.userId, method },
  });
  return session;
}

/** Says in the ledger that somebody could not prove again who they are; while they are locked out, once. */
async function refusal(
  ctx: IdentityContext,
  method: ProvenBy,
  code: RefusalCode,
  { first, retryAt }: { first: boolean; retryAt: Date | null } = { first: true, retryAt: null },
): Promise<AppError> {
  const { id: userId, sessionId } = ctx.viewer;
  const facts = { sessionId, userId, method, code };
  if (first) await witness(ctx, "session.stepUpRefused", { id: sessionId }, { facts });
  return errorOf(ctx, "password", code, retryAt);
}

function errorOf(ctx: IdentityContext, field: string, reason: RefusalCode, retryAt: Date | null): AppError {
  const message = textOf(reason === "WRONG_CREDENTIALS" ? "WRONG_PASSWORD" : reason, ctx.caller.language);
  if (reason === "TOO_MANY_ATTEMPTS") return new AppError("RATE_LIMITED", message, { reason, retryAt });
  return new AppError("INVALID", message, { fields: [field], reason });
}
