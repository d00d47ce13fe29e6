import { LessThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { PasskeyChallenge } from "./passkey-challenge.entity.ts";

const EVERY_MS = 3_600_000;

/** Forgets what passkeys were asked and did not answer in time; the rest is gone by being answered. */
export function cleanUpPasskeyChallenges(ctx: IdentityContext): () => void {
  const cleanUp = () =>
    ctx.db
      .getRepository(PasskeyChallenge)
      .delete({ expiresAt: LessThan(ctx.now()) })
      .catch((err) => ctx.log.warn({ err }, "old passkey challenges were not forgotten"));
  const timer = setInterval(() => void cleanUp(), EVERY_MS).unref();
  return () => clearInterval(timer);
}
