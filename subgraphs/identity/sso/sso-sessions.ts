import { type EntityManager, IsNull } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { Session } from "../sessions/session.entity.ts";
import { end } from "../sessions/session.service.ts";
import { identityOf } from "./answer.ts";
import { SsoJourney } from "./journey.entity.ts";
import type { Source } from "./source.ts";
import { kindOf } from "./sources.ts";
import { countSso } from "./sso.metrics.ts";
import { SsoSession } from "./sso-session.entity.ts";
import { sealLogout } from "./sso-session.seal.ts";

/** Remembers what a source calls the session that begins here, so that either side can end the other's. */
export async function rememberSource(
  ctx: IdentityContext,
  tx: EntityManager,
  session: Session,
  journeyId: string,
): Promise<void> {
  const journey = await tx.findOneByOrFail(SsoJourney, { id: journeyId });
  const identity = identityOf(ctx, journey);
  if (!identity) return;
  const { issuer, subject, sessionIndex } = identity;
  const { id, createdAt } = session;
  const { kind, sourceId } = journey;
  const logout = sealLogout(ctx, id, identity);
  await tx.save(tx.create(SsoSession, { id, createdAt, kind, sourceId, issuer, subject, sessionIndex, logout }));
}

/** Where whoever signs out here goes to sign out there too; null where they came from nowhere, or it cannot be asked. */
export async function singleLogoutUrl(ctx: IdentityContext): Promise<string | null> {
  const session = await ctx.db.getRepository(SsoSession).findOneBy({ id: ctx.viewer.sessionId });
  return session && kindOf(session.kind).logoutUrlOf(ctx, session);
}

/** Whose sessions a source ends: those of one of its own sessions, or all of somebody's. */
interface LoggedOut {
  readonly issuer: string;
  readonly subject?: string | null;
  readonly sessionIndexes?: readonly string[];
}

/** Ends every session here that a source's logout is about; their tokens and sockets stop at once. How many there were. */
export async function endBySource(
  ctx: IdentityContext,
  tx: EntityManager,
  { kind, id: sourceId }: Pick<Source, "kind" | "id">,
  { issuer, subject, sessionIndexes = [] }: LoggedOut,
): Promise<number> {
  const query = tx.createQueryBuilder(SsoSession, "s").where("s.sourceId = :sourceId and s.issuer = :issuer", {
    sourceId,
    issuer,
  });
  if (subject) query.andWhere("s.subject = :subject", { subject });
  if (sessionIndexes.length) query.andWhere("s.sessionIndex = any(:sessionIndexes)", { sessionIndexes });
  // Of nobody in particular nothing ends.
  const found = subject || sessionIndexes.length ? await query.orderBy("s.id").getMany() : [];
  const ended: string[] = [];
  for (const { id } of found) {
    const lock = { mode: "pessimistic_write" } as const;
    const session = await tx.findOne(Session, { where: { id, endedAt: IsNull() }, lock });
    if (!session) continue;
    const { userId } = session;
    await end(ctx, tx, session, "signed out where they come from", { actor: userId });
    await record(
      ctx,
      tx,
      "sso.loggedOutBySource",
      { id: userId },
      {
        actor: userId,
        subject: userId,
        facts: { userId, sessionId: id, kind, sourceId },
      },
    );
    ended.push(id);
  }
  countSso(kind, "LOGGED_OUT");
  return ended.length;
}
