import { z } from "zod";
import { failureOf } from "../../shared/jobs/failure.ts";
import type { Job } from "../../shared/jobs/jobs.ts";
import { record } from "../../shared/ledger/record.ts";
import { channelOf } from "../challenges/challenge.channel.ts";
import { countSent } from "../challenges/challenge.metrics.ts";
import { deliver } from "../challenges/delivery.ts";
import { SENDING_QUEUE } from "../challenges/send-code.job.ts";
import type { IdentityContext } from "../context.ts";
import type { IdentitySettings } from "../settings.ts";
import { User } from "../users/user.entity.ts";
import { Notice } from "./notice.entity.ts";
import { mayNotify } from "./notice-limit.ts";

/** What guards an account is worth hearing of hours later: ten tries within some three hours. */
const NOTICE_TRIES = { attempts: 10, backoffMs: 30_000 };

/** Whoever carries a message and is silent is given up by itself before this. */
const LONGEST_MS = 90_000;

/** Sends a notice; what goes in is its id. */
export const sendNotice: Job<IdentitySettings, { noticeId: string }> = {
  name: "send-notice",
  queue: SENDING_QUEUE,
  input: z.object({ noticeId: z.uuid() }),
  ...NOTICE_TRIES,
  timeoutMs: LONGEST_MS,
  async run(run, { noticeId }) {
    const { ctx } = run;
    const notice = () => ctx.db.getRepository(Notice).findOneBy({ id: noticeId });
    try {
      const allowed = await run.step("allow", async () => {
        const found = await notice();
        return found !== null && (await mayNotify(ctx, found));
      });
      if (!allowed) return countSent("SMS", "NOTHING");
      await run.step("send", async (signal) => {
        const found = await notice();
        if (found) await send(ctx, found, signal);
      });
      await run.transaction("note", async (tx) => {
        const sent = await tx.findOneBy(Notice, { id: noticeId });
        if (!sent) return;
        const channel = channelOf(sent.addressKind);
        countSent(channel, "SENT");
        await tx.update(Notice, { id: noticeId }, { sentAt: ctx.now() });
        const facts = { noticeId, kind: sent.kind, channel };
        await record(ctx, tx, "notice.sent", { id: sent.userId }, { subject: sent.userId, facts });
      });
    } catch (error) {
      if (run.signal.aborted) throw error;
      const failure = failureOf(error);
      const found = await notice();
      const last = failure.final || run.attempt >= NOTICE_TRIES.attempts;
      if (found) countSent(channelOf(found.addressKind), last ? "FAILED" : "DEFERRED");
      throw failure;
    }
  },
};

async function send(ctx: IdentityContext, notice: Notice, signal: AbortSignal): Promise<void> {
  const { kind, language, createdAt, userId } = notice;
  const owner = await ctx.db.getRepository(User).findOneBy({ id: userId });
  const message = { id: kind, language, timeZone: owner?.timeZone, values: { at: createdAt } };
  await deliver(ctx, notice, message, `${ctx.settings.issuer}/account`, signal);
}
