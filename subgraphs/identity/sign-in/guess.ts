import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { knownDevice } from "../devices/device.service.ts";
import type { User } from "../users/user.entity.ts";
import { refuseLocked } from "./refusal.ts";
import type { SignInMethod } from "./sign-in.method.ts";
import type { Refused } from "./sign-in.types.ts";

const QUARTER_OF_AN_HOUR = 900;
const HALF_AN_HOUR = 1800;
const lock = { seconds: QUARTER_OF_AN_HOUR, blockSeconds: HALF_AN_HOUR };

/** Guesses that failed: at one account from one network, at one account from anywhere, at any account from one network. */
const PER_ACCOUNT_AND_NETWORK: Limit = { name: "sign-in-guess", points: 5, ...lock };
const PER_ACCOUNT: Limit = { name: "sign-in-account", points: 100, seconds: 86_400, blockSeconds: HALF_AN_HOUR };
const PER_NETWORK: Limit = { name: "sign-in-network", points: 100, seconds: 900, blockSeconds: 900 };
/** At one account from a browser that it was used in: what others do to the account does not count here. */
const PER_DEVICE: Limit = { name: "sign-in-device", points: 5, ...lock };

/** Somebody who says that an account is theirs, by a password or a code. */
interface Guess {
  readonly method: SignInMethod;
  /** Null for who does not exist: the work and the answers are the same. */
  readonly user: User | null;
  /** What they typed, as it is written. */
  readonly identifier: string;
  /** Which counts are theirs. */
  readonly limits: readonly (readonly [Limit, string])[];
}

/**
 * Takes a point for a guess from every limit that it counts in, before anything is compared; or says no. An account is
 * one, by whichever of its addresses it is called, and one that was unlocked is counted anew.
 */
export async function takeGuess(
  ctx: IdentityContext,
  method: SignInMethod,
  user: User | null,
  identifier: string,
): Promise<Guess | Refused> {
  const device = await knownDevice(ctx, user?.id);
  const account = user ? `${user.id}\n${user.unlockedAt?.getTime() ?? 0}` : identifier;
  const network = networkOf(ctx.caller.address);
  const limits: Guess["limits"] = device
    ? [[PER_DEVICE, `${account}\n${device.id}`]]
    : [
        [PER_NETWORK, network],
        [PER_ACCOUNT_AND_NETWORK, `${account}\n${network}`],
        [PER_ACCOUNT, account],
      ];
  const guess = { method, user, identifier, limits };
  for (const [limit, key] of limits) {
    const taken = await limiterOf(ctx.db).take(limit, key);
    if (!taken.allowed) return refuseLocked(ctx, guess, { ...taken, locks: limit !== PER_NETWORK });
  }
  return guess;
}

/** Nobody looked at it: it counts nowhere. */
export async function takeBack(ctx: IdentityContext, { limits }: Guess): Promise<void> {
  const limiter = limiterOf(ctx.db);
  for (const [limit, key] of limits) await limiter.giveBack(limit, key);
}

/** It was no guess: what was counted against its account is forgotten, and the network has its point back. */
export async function forgive(ctx: IdentityContext, { limits }: Guess): Promise<void> {
  const limiter = limiterOf(ctx.db);
  for (const [limit, key] of limits) {
    if (limit === PER_NETWORK) await limiter.giveBack(limit, key);
    else await limiter.clear(limit, key);
  }
}
