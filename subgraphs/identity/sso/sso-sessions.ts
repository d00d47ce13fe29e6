import { type EntityManager, IsNull, MoreThan } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { Session } from "../sessions/session.entity.ts";
import { end } from "../sessions/session.service.ts";
import { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import { type Arrival, arrivalBy, untilOf } from "./arrival.ts";
import { SsoJourney } from "./journey.entity.ts";
import type { Source } from "./source.ts";
import { kindOf } from "./sources.ts";
import { countSso } from "./sso.metrics.ts";
import { SsoSession } from "./sso-session.entity.ts";
import { logoutOf, sealLogout } from "./sso-session.seal.ts";

/** Remembers what a source calls the session that begins here, so that either side can end the other's. */
export async function rememberSource(
  ctx: IdentityContext,
  tx: EntityManager,
  { id, createdAt }: Session,
  { journey: { kind, sourceId }, identity }: Arrival,
): Promise<void> {
  const { issuer, subject, sessionIndex } = identity;
  const [until, logout] = [untilOf(identity), sealLogout(ctx, id, identity)];
  await tx.save(tx.create(SsoSession, { id, createdAt, kind, sourceId, issuer, subject, sessionIndex, until, logout }));
}

/** What a source knows of a session, where it was opened by one. */
export function knownOf(tx: EntityManager, id: string): Promise<SsoSession | null> {
  return tx.findOneBy(SsoSession, { id });
}

/** The same holds for the session that takes its place. */
export async function passOn(
  ctx: IdentityContext,
  tx: EntityManager,
  known: SsoSession,
  { id, createdAt }: Session,
): Promise<void> {
  const logout = sealLogout(ctx, id, { logout: logoutOf(ctx, known) });
  await tx.insert(SsoSession, { ...known, id, createdAt, logout });
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
  if (!subject && !sessionIndexes.length) return 0;
  // Before sessions are looked for: one that is being opened right now is waited for, and found.
  await endArrivals(ctx, tx, sourceId, { issuer, subject, sessionIndexes });
  const found = await query.orderBy("s.id").getMany();
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

/** Journeys of a source that were answered, and of which nobody has a session yet. */
const ARRIVALS = `select j.id from sso_journeys j where j.source_id = $1 and j.outcome is not null and (
    (j.finished_at is null and j.expires_at > $2)
    or exists (select from sign_ins s where s.sso_journey_id = j.id and s.redeemed_at is null and s.expires_at > $2))
  order by j.id for update of j`;

/** Whoever is on the way in by what the source takes back gets no further. */
async function endArrivals(
  ctx: IdentityContext,
  tx: EntityManager,
  sourceId: string,
  { issuer, subject, sessionIndexes = [] }: LoggedOut,
): Promise<void> {
  const now = ctx.now();
  const arrivals: { id: string }[] = await tx.query(ARRIVALS, [sourceId, now]);
  for (const { id } of arrivals) {
    const said = (await arrivalBy(ctx, tx, id))?.identity;
    if (said?.issuer !== issuer || (subject && said.subject !== subject)) continue;
    if (sessionIndexes.length && !sessionIndexes.includes(said.sessionIndex ?? "")) continue;
    await tx.update(SsoJourney, { id }, { expiresAt: now });
    const underWay = { ssoJourneyId: id, redeemedAt: IsNull(), expiresAt: MoreThan(now) };
    await tx.update(SignInAttempt, underWay, { expiresAt: now, endedReason: "signed out where they come from" });
  }
}
