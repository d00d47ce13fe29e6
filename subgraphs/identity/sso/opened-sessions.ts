import { type EntityManager, In, IsNull, MoreThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { Session } from "../sessions/session.entity.ts";
import { end } from "../sessions/session.service.ts";
import { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import { SsoSession } from "./sso-session.entity.ts";
import { logoutOf } from "./sso-session.seal.ts";

/** What a source says of sessions; what it leaves out is any. */
export interface LoggedOut {
  readonly issuer: string;
  readonly subject?: string | null;
  /** What somebody is called there, where that is not what tells people apart. */
  readonly name?: string | null;
  readonly sessionIndexes?: readonly string[];
}

/** Why sessions end, and who ends them; their own person where nobody is named. */
interface Ending {
  readonly reason: string;
  readonly by?: string;
}

/** Ends the sessions that a source opened and that go on, all of them or those that it means; which they were. */
export async function endOpened(
  ctx: IdentityContext,
  tx: EntityManager,
  { sourceId, who = null }: { readonly sourceId: string; readonly who?: LoggedOut | null },
  { reason, by }: Ending,
): Promise<Session[]> {
  const now = ctx.now();
  const before = await opened(ctx, tx, sourceId, who);
  // One that is being renewed right now is waited for, and then what took its place is found.
  const renewals = { renews: In(before), redeemedAt: IsNull(), expiresAt: MoreThan(now) };
  if (before.length) await tx.update(SignInAttempt, renewals, { expiresAt: now, endedReason: reason });
  const ids = await opened(ctx, tx, sourceId, who);
  const query = tx.createQueryBuilder(Session, "s").where("s.id = any(:ids) and s.endedAt is null", { ids });
  const sessions = await query.orderBy("s.id").setLock("pessimistic_write").getMany();
  for (const session of sessions) await end(ctx, tx, session, reason, { actor: by ?? session.userId });
  return sessions;
}

async function opened(
  ctx: IdentityContext,
  tx: EntityManager,
  sourceId: string,
  who: LoggedOut | null,
): Promise<string[]> {
  const goesOn = "t.id = s.id and t.endedAt is null and t.expiresAt > :now";
  const query = tx.createQueryBuilder(SsoSession, "s").innerJoin(Session, "t", goesOn, { now: ctx.now() });
  query.where("s.sourceId = :sourceId", { sourceId });
  if (who) query.andWhere("s.issuer = :issuer", { issuer: who.issuer });
  if (who?.subject) query.andWhere("s.subject = :subject", { subject: who.subject });
  const { name, sessionIndexes = [] } = who ?? {};
  if (sessionIndexes.length) query.andWhere("s.sessionIndex = any(:sessionIndexes)", { sessionIndexes });
  const found = await query.orderBy("s.id").getMany();
  return found.flatMap((one) => (name && logoutOf(ctx, one).nameId !== name ? [] : [one.id]));
}
