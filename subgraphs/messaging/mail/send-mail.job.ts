import { z } from "zod";
import { appErrorOf } from "../../shared/errors.ts";
import { failureOf, JobFailure } from "../../shared/jobs/failure.ts";
import type { Job } from "../../shared/jobs/jobs.ts";
import { MAIL_TRIES, type MessagingSettings } from "../settings.ts";
import { noteFailure, noteOutcome, sendDelivery } from "./delivery.service.ts";

export const MAIL_QUEUE = "mail";

/** A mail server that waits long is given up by itself before this. */
const LONGEST_MS = 120_000;

/** Sends one mail. It is tried again when nobody could be reached or the server said later; 5xx is the last word. */
export const sendMail: Job<MessagingSettings, { deliveryId: string }> = {
  name: "send-mail",
  queue: MAIL_QUEUE,
  input: z.object({ deliveryId: z.uuid() }),
  ...MAIL_TRIES,
  timeoutMs: LONGEST_MS,
  async run(run, { deliveryId }) {
    const { ctx } = run;
    try {
      const outcome = await run.step("send", (signal) => sendDelivery(ctx, deliveryId, signal).catch(wordless));
      await run.transaction("note", (tx) => noteOutcome(ctx, tx, deliveryId, outcome));
    } catch (error) {
      if (run.signal.aborted) throw error;
      const failure = failureOf(error);
      const { attempts } = ctx.settings.mail?.tries ?? MAIL_TRIES;
      await noteFailure(ctx, deliveryId, failure, failure.final || run.attempt >= attempts);
      throw failure;
    }
  },
};

/** Words that cannot be written for want of a value are no better later: an operator sees which one it is. */
function wordless(error: unknown): never {
  const own = appErrorOf(error);
  if (own?.extensions.template)
    throw new JobFailure("TEMPLATE_VALUE_MISSING", own.message, { final: true, cause: error });
  throw error;
}
