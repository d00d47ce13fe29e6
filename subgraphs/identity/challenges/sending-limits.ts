import { randomUUIDv7 } from "node:crypto";
import { type Address, phoneFacts } from "../../shared/address.ts";
import { witness } from "../../shared/ledger/record.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { knownDevice } from "../devices/device.service.ts";
import { CodeChannel, channelOf } from "./challenge.channel.ts";
import { countAsked } from "./challenge.metrics.ts";
import type { ChallengePurpose } from "./challenge.purpose.ts";
import { ChallengeRefused } from "./challenge.refused.ts";
import { mayStillSpend } from "./spend-breaker.ts";

const HOUR = 3600;
const DAY = 86_400;

/**
 * Codes that are asked for. By address, whether or not it has an account; the day's is what keeps somebody who guesses for
 * weeks at fifty tries a day. By prefix, so that nobody earns by having a range of numbers of theirs written to.
 */
const PER_ADDRESS: Limit = { name: "code-address", points: 3, seconds: HOUR, blockSeconds: HOUR };
const PER_ADDRESS_AND_DAY: Limit = { name: "code-address-day", points: 10, seconds: DAY, blockSeconds: DAY };
const PER_ACCOUNT: Limit = { name: "code-account", points: 6, seconds: HOUR, blockSeconds: HOUR };
const PER_NETWORK: Limit = { name: "code-network", points: 20, seconds: HOUR, blockSeconds: HOUR };
const PER_PREFIX: Limit = { name: "code-prefix", points: 100, seconds: HOUR, blockSeconds: HOUR };

/** To somebody's own address, asked for in a browser that they used, in their session or after their first step: what others ask for does not count here. */
const PER_OWNER: Limit = { name: "code-owner", points: 3, seconds: HOUR, blockSeconds: HOUR };
const PER_OWNER_AND_DAY: Limit = { name: "code-owner-day", points: 10, seconds: DAY, blockSeconds: DAY };

interface Asked {
  readonly purpose: ChallengePurpose;
  readonly address: Address;
  readonly userId: string | null;
}

type NotOpened = ChallengeRefused<"TOO_MANY_ATTEMPTS" | "CANNOT_SEND">;

/** Why nothing is sent to this address now, before any work is done for it; null where nothing speaks against it. */
export async function refusalToSend(ctx: IdentityContext, asked: Asked): Promise<NotOpened | null> {
  const { address, userId } = asked;
  if (!isServed(ctx, address)) return refuse(asked, "CANNOT_SEND", null);
  const owner = await ownerOf(ctx, asked);
  const limits: (readonly [Limit, string])[] = [
    [PER_NETWORK, networkOf(ctx.caller.address)],
    ...(owner
      ? ([
          [PER_OWNER, owner],
          [PER_OWNER_AND_DAY, owner],
        ] as const)
      : ([
          [PER_ADDRESS, address.value],
          [PER_ADDRESS_AND_DAY, address.value],
          [PER_ACCOUNT, userId ?? address.value],
        ] as const)),
    ...(address.kind === "PHONE" ? [[PER_PREFIX, phoneFacts(address.value).prefix] as const] : []),
  ];
  for (const [limit, key] of limits) {
    const taken = await limiterOf(ctx.db).take(limit, key);
    if (taken.allowed) continue;
    if (taken.first) await witnessLimit(ctx, asked);
    return refuse(asked, "TOO_MANY_ATTEMPTS", taken.retryAt);
  }
  if (address.kind === "PHONE" && !(await mayStillSpend(ctx, CodeChannel.SMS)))
    return refuse(asked, "CANNOT_SEND", null);
  return null;
}

/** By what an owner is known who has an own budget; null for everybody else, and for a new address, which may be anybody's. */
async function ownerOf(ctx: IdentityContext, { purpose, userId, address }: Asked): Promise<string | null> {
  if (purpose === "REAUTHENTICATE") return userId;
  const isFactor = purpose === "FACTOR" || purpose === "FACTOR_SETUP";
  if (!isFactor && purpose !== "SIGN_IN" && purpose !== "RESET_PASSWORD") return null;
  const device = await knownDevice(ctx, userId ?? undefined);
  // To each address of theirs by itself: who has codes by both ways may need both.
  if (isFactor) return [userId, address.value, device?.id ?? ""].join("\n");
  return device && `${userId}\n${device.id}`;
}

/** Whether this installation writes to such addresses: who does not exist is none of it. */
export function isServed(ctx: IdentityContext, { kind, value }: Address): boolean {
  const { mail, sms, smsCountries } = ctx.settings.sending;
  if (kind === "EMAIL") return mail !== null;
  const { country, mobile } = phoneFacts(value);
  return sms !== null && mobile && country !== null && smsCountries.includes(country);
}

function refuse({ purpose, address }: Asked, code: NotOpened["code"], retryAt: Date | null): NotOpened {
  countAsked(purpose, channelOf(address.kind), code);
  return new ChallengeRefused(code, retryAt);
}

/** One entry tells of a limit that was reached; what is asked for meanwhile writes nothing, or anybody could fill the ledger. */
async function witnessLimit(ctx: IdentityContext, { purpose, address, userId }: Asked): Promise<void> {
  await witness(
    ctx,
    "challenge.refused",
    { id: userId ?? randomUUIDv7() },
    {
      subject: userId ?? undefined,
      facts: { purpose, code: "TOO_MANY_ATTEMPTS", challengeId: null },
      changes: { after: { address: address.value } },
    },
  );
}
