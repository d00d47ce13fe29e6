import { type Judged, verdictOn } from "../../../schema/passwords/verdict.ts";
import { AppError } from "../../shared/errors.ts";
import type { Limit, Taken } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";

/** A verdict and a hash are work: nobody has more of it done for them than people do who look for a password. */
const PER_NETWORK: Limit = { name: "new-password-network", points: 60, seconds: 900, blockSeconds: 900 };

/** Takes a point for a password that somebody chose who is not signed in, before it is looked at. */
export function takeNewPassword(ctx: IdentityContext): Promise<Taken> {
  return limiterOf(ctx.db).take(PER_NETWORK, networkOf(ctx.caller.address));
}

/** Refuses a password that somebody chose, and says everything that is wrong with it; never the password. */
export async function requireGoodPassword(
  ctx: IdentityContext,
  password: string,
  { field, ...about }: Omit<Judged, "policy"> & { field: string },
): Promise<void> {
  const { acceptable, problems } = await verdictOn(password, { policy: ctx.settings.passwords, ...about });
  if (acceptable) return;
  throw new AppError("INVALID", textOf("WEAK_PASSWORD", ctx.caller.language), { fields: [field], problems });
}
