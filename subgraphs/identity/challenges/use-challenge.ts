import { randomUUIDv7 } from "node:crypto";
import { type EntityManager, In, IsNull, LessThan, MoreThan } from "typeorm";
import { record, witness } from "../../shared/ledger/record.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { channelOf } from "./challenge.channel.ts";
import { Challenge } from "./challenge.entity.ts";
import { countChecked } from "./challenge.metrics.ts";
import type { ChallengePurpose } from "./challenge.purpose.ts";
import { ChallengeRefused } from "./challenge.refused.ts";
import { idInLinkToken, isCodeOf, isLinkTokenOf } from "./derived.ts";

/** How often one code may be tried. */
export const MOST_TRIES = 5;

/** Checks that fail, from one network: what is tried beyond is not looked at and writes nothing. */
const PER_NETWORK: Limit = { name: "code-check-network", points: 100, seconds: 900, blockSeconds: 900 };

/** For what a link may be opened in another browser than the one that asked: never to get in right away. */
const ANYWHERE: ReadonlySet<ChallengePurpose> = new Set(["REGISTER", "RESET_PASSWORD", "CHANGE_EMAIL"]);

/** What somebody shows: the code that they read, or the token of the link that they followed. */
export type Proof = { readonly challengeId: string; readonly code: string } | { readonly token: string };

/** What it has to be for: one that is for something or somebody else is answered as one that has expired. */
export interface Expected {
  readonly purposes: readonly [ChallengePurpose, ...ChallengePurpose[]];
  /** Whose it must be; left out where nobody is signed in. */
  readonly userId?: string;
}

type NotUsed = ChallengeRefused<"CODE_WRONG" | "CODE_EXPIRED" | "TOO_MANY_TRIES" | "TOO_MANY_ATTEMPTS">;

/**
 * Takes a code or link, and does what it opens: that it was used and what `work` writes are one transaction, and of any
 * number of parallel attempts one alone gets there. A try of a code is taken before anything is compared, and stays taken.
 */
export async function useChallenge<T>(
  ctx: IdentityContext,
  proof: Proof,
  expected: Expected,
  work: (tx: EntityManager, challenge: Challenge) => Promise<T>,
): Promise<T | NotUsed> {
  const network = networkOf(ctx.caller.address);
  const taken = await limiterOf(ctx.db).take(PER_NETWORK, network);
  if (!taken.allowed) return tooMany(ctx, expected, taken);
  const proven =
    "token" in proof ? await provenByLink(ctx, proof.token, expected) : await provenByCode(ctx, proof, expected);
  if (proven instanceof ChallengeRefused) return proven;
  const done = await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const { affected } = await tx.update(Challenge, { id: proven.id, ...openAt(now) }, { usedAt: now });
    if (affected !== 1) return null;
    proven.usedAt = now;
    await record(ctx, tx, "challenge.used", aboutOf(proven), {
      subject: proven.userId ?? undefined,
      facts: { challengeId: proven.id, purpose: proven.purpose, channel: channelOf(proven.addressKind) },
    });
    return { result: await work(tx, proven) };
  });
  if (!done) return refuse(ctx, expected, "CODE_EXPIRED", proven);
  await limiterOf(ctx.db).giveBack(PER_NETWORK, network);
  countChecked(proven.purpose, "USED");
  return done.result;
}

/** Whether it is of any use to do costly work for it first. It takes no try, and whether the code is right is not asked. */
export async function mayBeUsed(ctx: IdentityContext, proof: Proof, expected: Expected): Promise<boolean> {
  const id = "token" in proof ? idInLinkToken(proof.token) : proof.challengeId;
  if (!id) return false;
  return ctx.db.getRepository(Challenge).existsBy({ id, ...meantBy(expected), ...openAt(ctx.now()) });
}

async function provenByCode(
  ctx: IdentityContext,
  { challengeId, code }: { readonly challengeId: string; readonly code: string },
  expected: Expected,
): Promise<Challenge | NotUsed> {
  const challenges = ctx.db.getRepository(Challenge);
  const own = { id: challengeId, ...meantBy(expected), binding: ctx.caller.binding ?? IsNull(), ...openAt(ctx.now()) };
  const { affected } = await challenges.update({ ...own, tries: LessThan(MOST_TRIES) }, { tries: () => "tries + 1" });
  if (affected !== 1) {
    const spent = await challenges.findOneBy(own);
    return spent
      ? refuse(ctx, expected, "TOO_MANY_TRIES", null)
      : refuse(ctx, expected, "CODE_EXPIRED", await known(ctx, challengeId));
  }
  const challenge = await challenges.findOneByOrFail({ id: challengeId });
  // What was never sent has no right code; the work is the same.
  const right = isCodeOf(ctx.settings.codeSecret, challenge, code) && challenge.letter === "CODE";
  return right ? challenge : refuse(ctx, expected, "CODE_WRONG", challenge);
}

async function provenByLink(ctx: IdentityContext, token: string, expected: Expected): Promise<Challenge | NotUsed> {
  const id = idInLinkToken(token);
  const challenge = id ? await known(ctx, id) : null;
  if (!challenge || !isLinkTokenOf(ctx.settings.codeSecret, challenge, token))
    return refuse(ctx, expected, "CODE_EXPIRED", null);
  const meant =
    expected.purposes.includes(challenge.purpose) && challenge.userId === (expected.userId ?? challenge.userId);
  const here = ANYWHERE.has(challenge.purpose) || challenge.binding === ctx.caller.binding;
  const open = !challenge.usedAt && !challenge.voidedAt && challenge.expiresAt > ctx.now();
  const sent = challenge.addressKind === "EMAIL" && challenge.letter === "CODE";
  return meant && here && open && sent ? challenge : refuse(ctx, expected, "CODE_EXPIRED", challenge);
}

/** What is neither used, void nor over. */
export const openAt = (now: Date) => ({ usedAt: IsNull(), voidedAt: IsNull(), expiresAt: MoreThan(now) });

function meantBy({ purposes, userId }: Expected) {
  return { purpose: In([...purposes]), ...(userId && { userId }) };
}

/** Whose story it stands in. */
export const aboutOf = ({ id, userId }: Challenge) => ({ id: userId ?? id });

function known(ctx: IdentityContext, id: string): Promise<Challenge | null> {
  return ctx.db.getRepository(Challenge).findOneBy({ id });
}

/** Stands in the account's story where there is a row to tell of; what names none is counted alone. */
async function refuse<Code extends NotUsed["code"]>(
  ctx: IdentityContext,
  { purposes: [purpose] }: Expected,
  code: Code,
  challenge: Challenge | null,
): Promise<ChallengeRefused<Code>> {
  countChecked(purpose, code);
  if (challenge) {
    await witness(ctx, "challenge.refused", aboutOf(challenge), {
      subject: challenge.userId ?? undefined,
      facts: { purpose, code, challengeId: challenge.id },
    });
  }
  return new ChallengeRefused(code);
}

/** One entry tells of a block, about nobody: whose code it would have been is not looked at. */
async function tooMany(
  ctx: IdentityContext,
  { purposes: [purpose] }: Expected,
  { first, retryAt }: { first: boolean; retryAt: Date },
): Promise<NotUsed> {
  countChecked(purpose, "TOO_MANY_ATTEMPTS");
  if (first) {
    const facts = { purpose, code: "TOO_MANY_ATTEMPTS" as const, challengeId: null };
    await witness(ctx, "challenge.refused", { id: randomUUIDv7() }, { facts });
  }
  return new ChallengeRefused("TOO_MANY_ATTEMPTS", retryAt);
}
