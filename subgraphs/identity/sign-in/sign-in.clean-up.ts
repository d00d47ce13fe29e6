import { LessThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { forgetOldDevices } from "../devices/device.service.ts";
import { SignInAttempt } from "./sign-in.entity.ts";

const EVERY_MS = 3_600_000;
const KEPT_MS = 24 * 3_600_000;

/** Forgets conversations that ended a day ago, and devices of old; the ledger remembers what came of them. */
export function cleanUpSignIns(ctx: IdentityContext): () => void {
  const cleanUp = () =>
    forget(ctx).catch((err) => ctx.log.warn({ err }, "old sign-ins and devices were not forgotten"));
  const timer = setInterval(cleanUp, EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function forget(ctx: IdentityContext): Promise<void> {
  await ctx.db.getRepository(SignInAttempt).delete({ expiresAt: LessThan(new Date(ctx.now().getTime() - KEPT_MS)) });
  await forgetOldDevices(ctx);
}
