import { LessThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { SsoAttempt } from "./attempt.entity.ts";
import { SsoJourney } from "./journey.entity.ts";

const EVERY_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** How long attempts are kept for whoever looks after a source. */
const KEPT_DAYS = 30;

/** Forgets journeys of yesterday, logout tokens that are over, and attempts of last month; the ledger remembers refusals. */
export function cleanUpSso(ctx: IdentityContext): () => void {
  const cleanUp = () => forget(ctx).catch((err) => ctx.log.warn({ err }, "old single sign-ons were not forgotten"));
  const timer = setInterval(() => void cleanUp(), EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** Once, as of now. */
export async function forget(ctx: IdentityContext): Promise<void> {
  const ago = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS);
  await ctx.db.getRepository(SsoJourney).delete({ expiresAt: LessThan(ago(1)) });
  await ctx.db.getRepository(SsoAttempt).delete({ createdAt: LessThan(ago(KEPT_DAYS)) });
  await ctx.db.query("delete from oidc_logout_tokens where expires_at < $1", [ctx.now()]);
}
