import { LessThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { SignInAttempt } from "./sign-in.entity.ts";

const EVERY_MS = 3_600_000;
const KEPT_MS = 24 * 3_600_000;

/** Forgets conversations that ended a day ago; the ledger remembers what came of them. */
export function cleanUpSignIns(ctx: IdentityContext): () => void {
  const cleanUp = () =>
    ctx.db
      .getRepository(SignInAttempt)
      .delete({ expiresAt: LessThan(new Date(ctx.now().getTime() - KEPT_MS)) })
      .catch((err) => ctx.log.warn({ err }, "old sign-ins were not forgotten"));
  const timer = setInterval(cleanUp, EVERY_MS).unref();
  return () => clearInterval(timer);
}
