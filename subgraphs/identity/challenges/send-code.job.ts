import type { EntityManager } from "typeorm";
import { z } from "zod";
import { failureOf } from "../../shared/jobs/failure.ts";
import type { Job } from "../../shared/jobs/jobs.ts";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { CODE_TRIES, type IdentitySettings } from "../settings.ts";
import { channelOf } from "./challenge.channel.ts";
import { Challenge } from "./challenge.entity.ts";
import { countSent } from "./challenge.metrics.ts";
import { deliver } from "./delivery.ts";
import { codeOf } from "./derived.ts";
import { linkOf, signInPage } from "./links.ts";
import type { Message } from "./words/words.ts";

/** Codes and notices; apart from every other queue, because somebody waits at the screen for each. */
export const SENDING_QUEUE = "sending";

/** Whoever carries a message and is silent is given up by itself before this. */
const LONGEST_MS = 90_000;

type Outcome = "SENT" | "NOTHING" | "OUTDATED";

/**
 * Sends a challenge's code. What goes in is the challenge's id: the code is derived when it is sent, and stands in no job,
 * no step and no log.
 */
export const sendCode: Job<IdentitySettings, { challengeId: string }> = {
  name: "send-code",
  queue: SENDING_QUEUE,
  input: z.object({ challengeId: z.uuid() }),
  ...CODE_TRIES,
  timeoutMs: LONGEST_MS,
  async run(run, { challengeId }) {
    const { ctx } = run;
    const id = { id: challengeId };
    try {
      const outcome = await run.step("send", async (signal) => {
        const challenge = await ctx.db.getRepository(Challenge).findOneBy(id);
        return challenge ? send(ctx, challenge, signal) : ("OUTDATED" satisfies Outcome);
      });
      await run.transaction("note", (tx) => note(ctx, tx, challengeId, outcome));
    } catch (error) {
      if (run.signal.aborted) throw error;
      const challenge = await ctx.db.getRepository(Challenge).findOneBy(id);
      const failure = failureOf(error);
      const last = failure.final || run.attempt >= ctx.settings.sending.tries.attempts;
      if (challenge) countSent(channelOf(challenge.addressKind), last ? "FAILED" : "DEFERRED");
      throw failure;
    }
  },
};

/** Nobody is helped by a code that came too late, or by the older one of two. */
async function send(ctx: IdentityContext, challenge: Challenge, signal: AbortSignal): Promise<Outcome> {
  const { letter, expiresAt, usedAt, voidedAt } = challenge;
  if (letter === "NOTHING") return "NOTHING";
  if (usedAt || voidedAt || expiresAt <= ctx.now()) return "OUTDATED";
  await deliver(ctx, challenge, messageOf(ctx, challenge), linkFor(ctx, challenge), signal);
  return "SENT";
}

function messageOf(ctx: IdentityContext, challenge: Challenge): Message {
  const { letter, purpose, language, expiresAt, createdAt } = challenge;
  if (letter === "ACCOUNT_EXISTS") return { id: "ACCOUNT_EXISTS", language, values: {} };
  const minutes = String(Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000));
  return { id: purpose, language, values: { code: codeOf(ctx.settings.codeSecret, challenge), minutes } };
}

function linkFor(ctx: IdentityContext, challenge: Challenge): string | null {
  const { issuer, codeSecret } = ctx.settings;
  return challenge.letter === "CODE" ? linkOf(issuer, codeSecret, challenge) : signInPage(issuer);
}

async function note(ctx: IdentityContext, tx: EntityManager, id: string, outcome: Outcome): Promise<void> {
  const challenge = await tx.findOneBy(Challenge, { id });
  if (!challenge) return;
  const { userId, purpose, addressKind, letter } = challenge;
  countSent(channelOf(addressKind), outcome);
  if (outcome !== "SENT" || letter === "NOTHING") return;
  await tx.update(Challenge, { id }, { sentAt: ctx.now() });
  const facts = { challengeId: id, purpose, channel: channelOf(addressKind), letter };
  await record(ctx, tx, "challenge.sent", { id: userId ?? id }, { subject: userId ?? undefined, facts });
}
