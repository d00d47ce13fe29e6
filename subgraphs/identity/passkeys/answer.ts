import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { type Asked, takePasskeyChallenge } from "./challenge.ts";
import { giveCheckBack, takeCheck } from "./checks.ts";
import { PasskeyRefused } from "./passkey.refused.ts";
import { type PasskeyUsed, usePasskey } from "./use-passkey.ts";

/** What came back to a challenge. */
interface PasskeyAnswer {
  readonly challengeId: string;
  /** JSON, as the browser made it. */
  readonly response: string;
}

/**
 * Takes the answer of a passkey, and does what it opens: that it was used and what `work` writes are one transaction. The
 * challenge is gone before that begins, so that of any number of parallel answers one alone is looked at.
 */
export async function answerPasskey<T>(
  ctx: IdentityContext,
  asked: Asked & { readonly purpose: "SIGN_IN" },
  { challengeId, response }: PasskeyAnswer,
  work: (tx: EntityManager, used: PasskeyUsed) => Promise<T>,
): Promise<T | PasskeyRefused> {
  const refused = await takeCheck(ctx, asked, challengeId);
  if (refused) return refused;
  const challenge = await takePasskeyChallenge(ctx, challengeId, asked);
  const { purpose, userId } = asked;
  const result = await ctx.db.transaction(async (tx) => {
    const used = await usePasskey(ctx, tx, { purpose, userId, challengeId, challenge, response });
    return used instanceof PasskeyRefused ? used : work(tx, used);
  });
  if (!(result instanceof PasskeyRefused)) await giveCheckBack(ctx);
  return result;
}
