import { type EntityManager, IsNull, LessThan } from "typeorm";
import type { Address } from "../../shared/address.ts";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { channelOf } from "./challenge.channel.ts";
import { Challenge } from "./challenge.entity.ts";
import { countChecked } from "./challenge.metrics.ts";
import type { ChallengePurpose } from "./challenge.purpose.ts";
import { isCodeOf } from "./derived.ts";
import { aboutOf, MOST_TRIES, openAt } from "./use-challenge.ts";

/** What a code must have been sent for: exactly this. */
interface Meant {
  readonly purpose: ChallengePurpose;
  readonly userId: string;
  /** The conversation that it belongs to; null where it belongs to none. */
  readonly signInId: string | null;
  /** Where it must have gone. */
  readonly address: Address;
}

type NotUsed = "CODE_WRONG" | "CODE_EXPIRED" | "TOO_MANY_TRIES";

/**
 * Takes a code as part of something larger, in the caller's transaction; null where it was right. A try is taken before
 * anything is compared, and stays taken because the caller commits either way. Whose network guesses is the caller's to count.
 */
export async function useChallengeIn(
  ctx: IdentityContext,
  tx: EntityManager,
  { challengeId, code }: { readonly challengeId: string; readonly code: string },
  { purpose, userId, signInId, address }: Meant,
): Promise<NotUsed | null> {
  const own = {
    id: challengeId,
    purpose,
    userId,
    signInId: signInId ?? IsNull(),
    addressKind: address.kind,
    address: address.value,
    binding: ctx.caller.binding ?? IsNull(),
    ...openAt(ctx.now()),
  };
  const { affected } = await tx.update(
    Challenge,
    { ...own, tries: LessThan(MOST_TRIES) },
    { tries: () => "tries + 1" },
  );
  const challenge = await tx.findOneBy(Challenge, own);
  if (affected !== 1 || !challenge)
    return refuse(ctx, tx, purpose, challenge ? "TOO_MANY_TRIES" : "CODE_EXPIRED", null);
  if (!isCodeOf(ctx.settings.codeSecret, challenge, code) || challenge.letter !== "CODE")
    return refuse(ctx, tx, purpose, "CODE_WRONG", challenge);
  // Its row is locked since the try was taken: nobody else uses it meanwhile.
  await tx.update(Challenge, { id: challenge.id }, { usedAt: ctx.now() });
  const facts = { challengeId: challenge.id, purpose, channel: channelOf(address.kind) };
  await record(ctx, tx, "challenge.used", aboutOf(challenge), { subject: userId, facts });
  countChecked(purpose, "USED");
  return null;
}

async function refuse(
  ctx: IdentityContext,
  tx: EntityManager,
  purpose: ChallengePurpose,
  code: NotUsed,
  challenge: Challenge | null,
): Promise<NotUsed> {
  countChecked(purpose, code);
  if (challenge) {
    const facts = { purpose, code, challengeId: challenge.id };
    await record(ctx, tx, "challenge.refused", aboutOf(challenge), { subject: challenge.userId ?? undefined, facts });
  }
  return code;
}
