import { LessThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { Notice } from "../notices/notice.entity.ts";
import { Challenge } from "./challenge.entity.ts";

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
const SPEND_KEPT = "30 days";

/** Forgets codes a day after they expired, and where notices went to after a week; the ledger remembers what came of them. */
export function cleanUpChallenges(ctx: IdentityContext): () => void {
  const before = (days: number) => LessThan(new Date(ctx.now().getTime() - days * DAY_MS));
  const cleanUp = async () => {
    await ctx.db.getRepository(Challenge).delete({ expiresAt: before(1) });
    await ctx.db.getRepository(Notice).delete({ createdAt: before(7) });
    await ctx.db.query("delete from send_spend where day < $1::date - $2::interval", [ctx.now(), SPEND_KEPT]);
  };
  const timer = setInterval(
    () => void cleanUp().catch((err) => ctx.log.warn({ err }, "old codes were not forgotten")),
    EVERY_MS,
  ).unref();
  return () => clearInterval(timer);
}
