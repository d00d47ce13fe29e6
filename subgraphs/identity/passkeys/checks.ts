import { witness } from "../../shared/ledger/record.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import type { Asked } from "./challenge.ts";
import { countPasskey } from "./passkey.metrics.ts";
import { PasskeyRefused } from "./passkey.refused.ts";

/** Answers that fail, from one network: what is tried beyond is not looked at and writes nothing. */
const PER_NETWORK: Limit = { name: "passkey-check-network", points: 100, seconds: 900, blockSeconds: 900 };

/**
 * Takes a point for an answer before anything of it is looked at; it is given back for a right one. A lock of an account by
 * others' guesses never comes here: nobody guesses a signature.
 */
export async function takeCheck(
  ctx: IdentityContext,
  { purpose, userId }: Asked,
  challengeId: string,
): Promise<PasskeyRefused | null> {
  const taken = await limiterOf(ctx.db).take(PER_NETWORK, networkOf(ctx.caller.address));
  if (taken.allowed) return null;
  const refused = new PasskeyRefused("TOO_MANY_ATTEMPTS", taken.retryAt);
  countPasskey(purpose, refused.fault);
  if (taken.first) {
    const facts = { userId, passkeyId: null, purpose, reason: refused.fault };
    const about = { id: userId ?? challengeId };
    await witness(ctx, "passkey.refused", about, { subject: userId ?? undefined, facts });
  }
  return refused;
}

/** It was a right one. */
export function giveCheckBack(ctx: IdentityContext): Promise<void> {
  return limiterOf(ctx.db).giveBack(PER_NETWORK, networkOf(ctx.caller.address));
}
