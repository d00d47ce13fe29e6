import { randomUUID } from "node:crypto";
import { type EntityManager, IsNull, MoreThan } from "typeorm";
import { type Address, masked } from "../../shared/address.ts";
import { record } from "../../shared/ledger/record.ts";
import type { Language } from "../../shared/words/language.ts";
import type { IdentityContext } from "../context.ts";
import { channelOf } from "./challenge.channel.ts";
import { Challenge } from "./challenge.entity.ts";
import { countAsked } from "./challenge.metrics.ts";
import type { ChallengeLetter, ChallengePurpose } from "./challenge.purpose.ts";
import type { ChallengeRefused } from "./challenge.refused.ts";
import { CodeSent } from "./challenge.types.ts";
import { sendCode } from "./send-code.job.ts";
import { refusalToSend } from "./sending-limits.ts";

/** How long a code or link is good for: a mail may take its time, a text message does not. */
const LIFE_MS: Readonly<Record<Address["kind"], number>> = { EMAIL: 600_000, PHONE: 300_000 };

/** By either way: whoever set it up chose it, and a text message that is slow must not keep them out. */
const FACTOR_LIFE_MS = 600_000;

const RESEND_MS = 60_000;

/** What is asked for, of whom. */
export interface ChallengeInput {
  readonly purpose: ChallengePurpose;
  readonly address: Address;
  /** Whose account it is about; null where there is none. */
  readonly userId: string | null;
  readonly language: Language;
  /** The conversation that it belongs to; `alongside` may write it. */
  readonly signInId?: string | null;
  /** CODE unless said otherwise. Whatever it is, who asks is answered the same after the same work. */
  readonly letter?: ChallengeLetter;
}

/**
 * Sends a code to an address, if nothing speaks against it. What is written `alongside` (the conversation) and the code's
 * job are one transaction; limits are counted before it, so that nothing waits for a second connection within.
 */
export async function openChallenge(
  ctx: IdentityContext,
  input: ChallengeInput,
  alongside: (tx: EntityManager) => Promise<void> = async () => undefined,
): Promise<CodeSent | ChallengeRefused<"TOO_MANY_ATTEMPTS" | "CANNOT_SEND">> {
  const { purpose, address, userId } = input;
  const refused = await refusalToSend(ctx, { purpose, address, userId });
  if (refused) return refused;
  const challenge = await ctx.db.transaction(async (tx) => {
    await alongside(tx);
    await voidOlder(ctx, tx, input);
    const written = await tx.save(newChallenge(ctx, tx, input));
    await record(
      ctx,
      tx,
      "challenge.asked",
      { id: userId ?? written.id },
      {
        subject: userId ?? undefined,
        facts: { challengeId: written.id, purpose, channel: channelOf(address.kind) },
        changes: { after: { address: address.value } },
      },
    );
    const job = { ...sendCode, ...ctx.settings.sending.tries };
    await ctx.jobs.start(tx, job, { id: `send-code:${written.id}`, input: { challengeId: written.id } });
    return written;
  });
  countAsked(purpose, channelOf(address.kind), "OPENED");
  return Object.assign(new CodeSent(), {
    challengeId: challenge.id,
    sentTo: masked(address),
    channel: channelOf(address.kind),
    expiresAt: challenge.expiresAt,
    resendAt: new Date(challenge.createdAt.getTime() + RESEND_MS),
  });
}

function newChallenge(ctx: IdentityContext, tx: EntityManager, input: ChallengeInput): Challenge {
  const { purpose, address, userId, language, signInId = null, letter = "CODE" } = input;
  const now = ctx.now();
  return tx.create(Challenge, {
    // Of a CSPRNG whole, unlike other ids: the code is derived from it.
    id: randomUUID(),
    createdAt: now,
    purpose,
    addressKind: address.kind,
    address: address.value,
    userId,
    signInId,
    binding: ctx.caller.binding,
    language,
    letter,
    expiresAt: new Date(now.getTime() + lifeOf(purpose, address.kind)),
  });
}

function lifeOf(purpose: ChallengePurpose, kind: Address["kind"]): number {
  return purpose === "FACTOR" || purpose === "FACTOR_SETUP" ? FACTOR_LIFE_MS : LIFE_MS[kind];
}

/**
 * In one browser the newest code alone counts. Clients without a cookie are not told apart, so none of theirs is voided: a
 * stranger could void somebody else's.
 */
async function voidOlder(ctx: IdentityContext, tx: EntityManager, { purpose, address }: ChallengeInput): Promise<void> {
  const { binding } = ctx.caller;
  if (!binding) return;
  const open = { usedAt: IsNull(), voidedAt: IsNull(), expiresAt: MoreThan(ctx.now()) };
  await tx.update(Challenge, { purpose, address: address.value, binding, ...open }, { voidedAt: ctx.now() });
}
