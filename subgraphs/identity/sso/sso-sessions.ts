import { type EntityManager, IsNull, MoreThan } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import type { Session } from "../sessions/session.entity.ts";
import { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import { type Arrival, arrivalBy, untilOf } from "./arrival.ts";
import { SsoJourney } from "./journey.entity.ts";
import { endOpened, type LoggedOut } from "./opened-sessions.ts";
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

/** Ends every session here that a source's logout is about; their tokens and sockets stop at once. How many there were. */
export async function endBySource(
  ctx: IdentityContext,
  tx: EntityManager,
  { kind, id: sourceId }: Pick<Source, "kind" | "id">,
  who: LoggedOut,
): Promise<number> {
  // Of nobody in particular nothing ends.
  if (!who.subject && !who.name && !who.sessionIndexes?.length) return 0;
  // Before sessions are looked for: one that is being opened right now is waited for, and found.
  await endArrivals(ctx, tx, sourceId, who);
  const sessions = await endOpened(ctx, tx, { sourceId, who }, { reason: SIGNED_OUT_THERE });
  for (const { id: sessionId, userId } of sessions) {
    const facts = { userId, sessionId, kind, sourceId };
    await record(ctx, tx, "sso.loggedOutBySource", { id: userId }, { actor: userId, subject: userId, facts });
  }
  countSso(kind, "LOGGED_OUT");
  return sessions.length;
}

const SIGNED_OUT_THERE = "signed out where they come from";

/** As long as somebody can be on the way from an answer to a session: the journey, the second step, and the ticket. */
const ON_THE_WAY_MS = 30 * 60_000;

/** Holds the journeys of a source that were answered lately: one that is being finished right now is waited for. */
const HOLD = `select id from sso_journeys where source_id = $1 and outcome is not null and answered_at > $2
  order by id for update`;

/** Those of which nobody has a session yet. */
const ARRIVALS = `select j.id from sso_journeys j where j.id = any($1) and (
    (j.finished_at is null and j.expires_at > $2)
    or exists (select from sign_ins s where s.sso_journey_id = j.id and s.redeemed_at is null and s.expires_at > $2))`;

/** Whoever is on the way in by what the source takes back gets no further. */
async function endArrivals(
  ctx: IdentityContext,
  tx: EntityManager,
  sourceId: string,
  { issuer, subject, name, sessionIndexes = [] }: LoggedOut,
): Promise<void> {
  const now = ctx.now();
  const lately: { id: string }[] = await tx.query(HOLD, [sourceId, new Date(now.getTime() - ON_THE_WAY_MS)]);
  // By a statement of its own: what was finished while this one waited is seen by the next.
  const arrivals: { id: string }[] = await tx.query(ARRIVALS, [lately.map(({ id }) => id), now]);
  for (const { id } of arrivals) {
    const said = (await arrivalBy(ctx, tx, id))?.identity;
    if (said?.issuer !== issuer || (subject && said.subject !== subject)) continue;
    if (name && said.logout.nameId !== name) continue;
    if (sessionIndexes.length && !sessionIndexes.includes(said.sessionIndex ?? "")) continue;
    await tx.update(SsoJourney, { id }, { expiresAt: now });
    const underWay = { ssoJourneyId: id, redeemedAt: IsNull(), expiresAt: MoreThan(now) };
    await tx.update(SignInAttempt, underWay, { expiresAt: now, endedReason: SIGNED_OUT_THERE });
  }
}
