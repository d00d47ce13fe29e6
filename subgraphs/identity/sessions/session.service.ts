import { randomUUIDv7 } from "node:crypto";
import { type EntityManager, IsNull, MoreThan, Not } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import { SESSION_SHORTENED } from "../../shared/viewer.ts";
import type { IdentityContext } from "../context.ts";
import { sessionHours } from "../roles/roles.ts";
import type { FactorPassed } from "../sign-in/sign-in.entity.ts";
import type { SignInMethod } from "../sign-in/sign-in.method.ts";
import type { User } from "../users/user.entity.ts";
import { deviceOf } from "./device.ts";
import { isNewDevice } from "./known-devices.ts";
import { rotate } from "./rotation.ts";
import { Session } from "./session.entity.ts";
import type { Tokens } from "./session.types.ts";
import { readRefreshToken, tokensOf } from "./tokens.ts";

const SHOWN = 50;
/** For how long a session that another took the place of serves the tabs that do not have the other's cookies yet. */
const RELIEVED_MS = 10_000;

interface RefreshOptions {
  /** Whose session the token may be of. */
  readonly of?: "person" | "agent";
  /** What an agent's access token holds at most. */
  readonly within?: readonly string[];
}

/** How somebody came in: by what, when they proved it as well as they can, and in which browser. */
interface Arrival {
  readonly method?: SignInMethod | null;
  readonly factor?: FactorPassed | null;
  readonly steppedUpAt?: Date | null;
  readonly deviceId?: string | null;
  /** When it ends at the latest, besides what everybody's does. */
  readonly until?: Date | null;
}

/** Begins a session for somebody who proved who they are. */
export async function startSession(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  { method = null, factor = null, steppedUpAt = null, deviceId = null, until = null }: Arrival = {},
): Promise<Session> {
  const now = ctx.now();
  const latest = new Date(now.getTime() + sessionHours(user.roles) * 3_600_000);
  const isNew = await isNewDevice(ctx, tx, user.id);
  const session = tx.create(Session, {
    id: randomUUIDv7(),
    userId: user.id,
    address: ctx.caller.address,
    agent: ctx.caller.agent,
    place: ctx.settings.places.of(ctx.caller.address),
    method,
    factor,
    deviceId,
    steppedUpAt,
    createdAt: now,
    lastSeenAt: now,
    rotatedAt: now,
    expiresAt: until && until < latest ? until : latest,
  });
  await tx.insert(Session, session);
  await record(ctx, tx, "session.started", session, {
    actor: user.id,
    facts: { sessionId: session.id, userId: user.id },
  });
  if (isNew) {
    await record(ctx, tx, "session.startedOnNewDevice", session, {
      actor: user.id,
      facts: { sessionId: session.id, userId: user.id, device: deviceOf(session.agent) },
    });
  }
  return session;
}

/**
 * One's own sessions, the newest first; those that ended are one's history. Of agents those that can still act: how often
 * they ran is told elsewhere, and must not push out what somebody looks for here.
 */
export async function mySessions(ctx: IdentityContext): Promise<Session[]> {
  const theirs = { userId: ctx.viewer.id };
  const sessions = ctx.db.getRepository(Session);
  const order = { createdAt: "DESC", id: "DESC" } as const;
  const [own, agents] = await Promise.all([
    sessions.find({ where: { ...theirs, agentId: IsNull() }, order, take: SHOWN }),
    sessions.find({ where: { ...theirs, ...actingNow(ctx.now()) }, order, take: SHOWN }),
  ]);
  return [...own, ...agents].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

/** The sessions of somebody that count towards their limit: their own, and no agent's. */
export const countedSessions = (ctx: IdentityContext, userId: string) => ({
  userId,
  agentId: IsNull(),
  endedAt: IsNull(),
  expiresAt: MoreThan(ctx.now()),
});

/** Ends one of one's own sessions; its tokens and sockets stop at once. */
export async function endSession(ctx: IdentityContext, id: string): Promise<Session> {
  return ctx.db.transaction(async (tx) => {
    const session = await tx.findOne(Session, {
      where: { id, userId: ctx.viewer.id },
      lock: { mode: "pessimistic_write" },
    });
    if (!session) throw notFound();
    await end(ctx, tx, session, id === ctx.viewer.sessionId ? "signed out" : "ended by the user");
    return session;
  });
}

/** Ends the session that a refresh token is of, whichever of its family it is; what is not ours ends nothing. */
export async function endByRefreshToken(ctx: IdentityContext, token: string): Promise<void> {
  const claim = readRefreshToken(ctx, token);
  if (!claim) return;
  await ctx.db.transaction(async (tx) => {
    const session = await tx.findOne(Session, { where: { id: claim.sessionId }, lock: { mode: "pessimistic_write" } });
    if (session) await end(ctx, tx, session, "signed out");
  });
}

/**
 * Exchanges a refresh token for its successor. Any number of parallel attempts make one rotation, and everybody gets the
 * same successor; a token that comes back after its successor was used ends the whole session (RFC 9700, 4.14).
 */
export async function refreshSession(
  ctx: IdentityContext,
  token: string,
  { of = "person", within }: RefreshOptions = {},
): Promise<Tokens> {
  const claim = readRefreshToken(ctx, token);
  if (!claim) throw ended();
  const rotated = await rotate(ctx, claim, { of, within });
  if (rotated) return rotated;
  const tokens = await ctx.db.transaction(async (tx) => {
    const session = await tx.findOne(Session, { where: { id: claim.sessionId }, lock: { mode: "pessimistic_write" } });
    const now = ctx.now();
    if (!session || session.endedAt || session.expiresAt <= now || claim.generation > session.generation) return null;
    // What an agent keeps sealed has no way to the public door, and a person's none to the private one: it was stolen.
    if ((session.agentId === null) !== (of === "person")) {
      await end(ctx, tx, session, "its refresh token came to a door that it is not for");
      return null;
    }
    // As long as nobody used the successor, its answer was lost: it is given again.
    const lostAnswer = claim.generation === session.generation - 1 && session.seenGeneration < session.generation;
    if (lostAnswer) return tokensOf(ctx, tx, session, within);
    if (claim.generation < session.generation) await end(ctx, tx, session, "a used refresh token came back");
    return null;
  });
  if (!tokens) throw ended();
  return tokens;
}

/** Ends a session, if it has not ended; its row is locked. */
export async function end(
  ctx: IdentityContext,
  tx: EntityManager,
  session: Session,
  reason: string,
  by: { actor: string; onBehalfOf?: string } = { actor: ctx.visitor?.id ?? session.userId },
): Promise<void> {
  if (session.endedAt) return;
  session.endedAt = ctx.now();
  session.endReason = reason;
  await tx.save(session);
  await record(ctx, tx, "session.ended", session, {
    facts: { sessionId: session.id, userId: session.userId, reason },
    ...by,
  });
}

/** Ends a session then, where it would have ended later; its row is locked. */
export async function shorten(ctx: IdentityContext, tx: EntityManager, session: Session, until: Date): Promise<void> {
  if (session.expiresAt <= until) return;
  session.expiresAt = until;
  await tx.save(session);
  await record(ctx, tx, SESSION_SHORTENED, session, {
    subject: session.userId,
    facts: { sessionId: session.id, userId: session.userId, until: until.toISOString() },
  });
}

/** Ends a session that another takes the place of, once every tab can have the other's cookies; false where it is over. */
export async function relieve(ctx: IdentityContext, tx: EntityManager, id: string): Promise<boolean> {
  const now = ctx.now();
  const where = { id, endedAt: IsNull(), expiresAt: MoreThan(now) };
  const session = await tx.findOne(Session, { where, lock: { mode: "pessimistic_write" } });
  if (!session) return false;
  await shorten(ctx, tx, session, new Date(now.getTime() + RELIEVED_MS));
  return true;
}

/** Sessions in which an agent can act. */
export const actingNow = (now: Date) => ({ agentId: Not(IsNull()), endedAt: IsNull(), expiresAt: MoreThan(now) });

/** What everybody hears whose session is over, however it ended. */
export const ended = () => new AppError("UNAUTHENTICATED", "Your session has ended. Sign in again.");
