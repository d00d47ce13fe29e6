import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { CodeChannel } from "../challenges/challenge.channel.ts";
import { mayStillSpend } from "../challenges/spend-breaker.ts";
import type { IdentityContext } from "../context.ts";
import type { Notice } from "./notice.entity.ts";

const HOUR = 3600;

/** Of one kind, so that whoever causes one of them many times silences no other. */
const PER_ADDRESS: Limit = { name: "notice-address", points: 3, seconds: HOUR, blockSeconds: HOUR };

/** Whether a notice is worth what it costs: text messages are paid for, and whoever changes things again and again causes them. */
export async function mayNotify(ctx: IdentityContext, { kind, addressKind, address }: Notice): Promise<boolean> {
  if (addressKind === "EMAIL") return true;
  const { allowed } = await limiterOf(ctx.db).take(PER_ADDRESS, `${kind}\n${address}`);
  return allowed && (await mayStillSpend(ctx, CodeChannel.SMS));
}
