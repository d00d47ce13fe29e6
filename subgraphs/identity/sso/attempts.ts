import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import { networkOf } from "../../shared/network.ts";
import { type Page, type PageArgs, paginate } from "../../shared/page.ts";
import type { IdentityContext } from "../context.ts";
import { SsoAttempt, type SsoOutcome } from "./attempt.entity.ts";
import type { SsoKind } from "./sso.kind.ts";
import { countSso } from "./sso.metrics.ts";
import type { SsoRefused } from "./sso.refused.ts";

/** An attempt at a source, in which journey, and whose it was as far as anybody knows. */
interface Tried {
  readonly kind: SsoKind;
  readonly sourceId: string;
  readonly journeyId?: string | null;
  readonly userId?: string | null;
}

/** Writes down that somebody came from a source, for whoever looks after it. */
export async function noteAttempt(
  ctx: IdentityContext,
  tx: EntityManager,
  tried: Tried,
  outcome: Exclude<SsoOutcome, "REFUSED">,
): Promise<void> {
  await tx.save(attemptOf(ctx, tx, tried, { outcome }));
  countSso(tried.kind, outcome);
}

/** Writes down that somebody was refused, and says it to the ledger: why is told there and nowhere else. */
export async function noteRefusal(
  ctx: IdentityContext,
  tx: EntityManager,
  tried: Tried,
  { code, reason, detail }: SsoRefused,
): Promise<void> {
  await tx.save(attemptOf(ctx, tx, tried, { outcome: "REFUSED", code, reason, detail }));
  const { kind, sourceId, userId = null } = tried;
  await record(
    ctx,
    tx,
    "sso.refused",
    { id: userId ?? sourceId },
    {
      ...(userId && { subject: userId }),
      facts: { kind, sourceId, userId, code, reason },
    },
  );
  countSso(kind, code);
}

/** The last ones at a source, the newest first. */
export function attemptsAt(ctx: IdentityContext, sourceId: string, page: PageArgs): Promise<Page<SsoAttempt>> {
  const query = ctx.db.getRepository(SsoAttempt).createQueryBuilder("a").where("a.sourceId = :sourceId", { sourceId });
  const value = (attempt: SsoAttempt) => attempt.createdAt.toISOString();
  return paginate(query, { by: "a.createdAt", value, kind: "date", direction: "DESC" }, page);
}

/** When somebody last came in by it. */
export async function lastSignInAt(ctx: IdentityContext, sourceId: string): Promise<Date | null> {
  const order = { createdAt: "DESC" } as const;
  const last = await ctx.db.getRepository(SsoAttempt).findOne({ where: { sourceId, outcome: "IN" }, order });
  return last?.createdAt ?? null;
}

function attemptOf(ctx: IdentityContext, tx: EntityManager, tried: Tried, became: Partial<SsoAttempt>): SsoAttempt {
  const network = networkOf(ctx.caller.address);
  return tx.create(SsoAttempt, { ...tried, ...became, id: randomUUIDv7(), createdAt: ctx.now(), network });
}
