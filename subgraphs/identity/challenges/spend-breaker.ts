import { randomUUIDv7 } from "node:crypto";
import { witness } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import type { CodeChannel } from "./challenge.channel.ts";
import { countBroken } from "./challenge.metrics.ts";

const SPEND = `insert into send_spend (day, channel, count) values ($1, $2, 1)
  on conflict (day, channel) do update set count = send_spend.count + 1 returning count`;

/**
 * Whether one more message may be paid for today, in the whole installation. It stands in PostgreSQL, whatever else counts:
 * a Redis that forgets must not open it again. The first that is refused is an alarm, the others are not.
 */
export async function mayStillSpend(ctx: IdentityContext, channel: CodeChannel): Promise<boolean> {
  const { smsDailyLimit } = ctx.settings.sending;
  const [{ count }] = await ctx.db.query(SPEND, [ctx.now().toISOString().slice(0, 10), channel]);
  if (count <= smsDailyLimit) return true;
  countBroken(channel);
  if (count === smsDailyLimit + 1) {
    ctx.log.error(
      { channel, limit: smsDailyLimit },
      "the day's limit of messages is used up: no more are sent until tomorrow (UTC)",
    );
    await witness(ctx, "sending.stopped", { id: randomUUIDv7() }, { facts: { channel, limit: smsDailyLimit } });
  }
  return false;
}
