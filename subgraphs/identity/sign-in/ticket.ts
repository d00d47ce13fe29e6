import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import type { FactorSetupNeeded, SecondFactorNeeded } from "../factors/factor.types.ts";
import { secondStep } from "../factors/second-step.ts";
import { textOf } from "../messages/messages.ts";
import { Session } from "../sessions/session.entity.ts";
import { countedSessions } from "../sessions/session.service.ts";
import type { SsoJourney } from "../sso/journey.entity.ts";
import { linkPending } from "../sso/pending-link.ts";
import { noteBreakGlass, refuseOtherWays } from "../sso/required.ts";
import type { User } from "../users/user.entity.ts";
import { SignInAttempt, type SignInPurpose } from "./sign-in.entity.ts";
import type { SignInMethod } from "./sign-in.method.ts";
import { countSignIn } from "./sign-in.metrics.ts";
import { type Refused, SessionLimitReached, SignedIn } from "./sign-in.types.ts";

const TICKET_MS = 60_000;

/** How long somebody has to prove more, or to choose a session to end. */
const CONVERSATION_MS = 10 * 60_000;

/** By what somebody proved who they are, and in which conversation where there was one. */
interface Proof {
  readonly method: SignInMethod;
  readonly purpose?: SignInPurpose;
  readonly attempt?: SignInAttempt | null;
  /** The journey that they came by, and whether the second factor that was asked for there counts here. */
  readonly sso?: { readonly journey: SsoJourney; readonly factorProven: boolean };
}

/** What every way in ends in. */
type Arrived = SignedIn | SessionLimitReached | SecondFactorNeeded | FactorSetupNeeded | Refused;

/**
 * What every way in ends in: somebody did the first step, and does the second where there is one; then they get a ticket, or
 * have to choose a session to end.
 */
export async function issueTicket(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  { method, purpose = "SIGN_IN", attempt, sso }: Proof,
): Promise<Arrived> {
  await record(ctx, tx, "signIn.proven", user, { actor: user.id, facts: { method, userId: user.id } });
  countSignIn(method, "PROVEN");
  const proven = attempt ?? beginAttempt(ctx, tx, { purpose });
  // Whoever follows a link in another browser goes on there: it is this one that redeems.
  Object.assign(proven, { userId: user.id, method, binding: ctx.caller.binding, provenAt: ctx.now() });
  // What was passed after another first step does not count for this one.
  Object.assign(proven, { factor: null, factorAt: null, factorSetUp: false, trustDevice: false });
  if (sso) proven.ssoJourneyId = sso.journey.id;
  const otherWay = await refuseOtherWays(ctx, tx, user, proven);
  if (otherWay) return otherWay;
  if (sso?.factorProven) Object.assign(proven, { factor: "provider", factorAt: ctx.now() });
  const more = proven.factor ? null : await secondStep(ctx, tx, user, proven);
  return more ?? admit(ctx, tx, user.id, proven);
}

/** A conversation that begins here; its id is hard to guess, for without cookies it is all there is to go on with. */
export function beginAttempt(ctx: IdentityContext, tx: EntityManager, more: Partial<SignInAttempt>): SignInAttempt {
  const now = ctx.now();
  return tx.create(SignInAttempt, {
    id: randomUUID(),
    createdAt: now,
    binding: ctx.caller.binding,
    expiresAt: new Date(now.getTime() + CONVERSATION_MS),
    ssoJourneyId: null,
    ...more,
  });
}

/** A ticket for what was proven, or the sessions of which one has to go first, the longest unused at the top. */
export async function admit(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  proven: SignInAttempt,
): Promise<SignedIn | SessionLimitReached> {
  if (!proven.factor) throw new Error("Nobody is let in before the second step");
  await linkPending(ctx, tx, userId, proven);
  const limit = ctx.settings.sessionLimit;
  const order = { lastSeenAt: "ASC", id: "ASC" } as const;
  const counted = countedSessions(ctx, userId);
  if ((await tx.countBy(Session, counted)) >= limit) {
    const sessions = await tx.find(Session, { where: counted, order, take: limit });
    proven.expiresAt = new Date(ctx.now().getTime() + CONVERSATION_MS);
    await tx.save(proven);
    countSignIn(proven.method ?? "password", "SESSION_LIMIT");
    const message = textOf("SESSION_LIMIT", ctx.caller.language);
    return Object.assign(new SessionLimitReached(), { signInId: proven.id, limit, sessions, message });
  }
  await noteBreakGlass(ctx, tx, userId, proven);
  return giveTicket(ctx, tx, proven);
}

/** A ticket for a conversation that has come to its end. */
export async function giveTicket(ctx: IdentityContext, tx: EntityManager, proven: SignInAttempt): Promise<SignedIn> {
  const ticket = randomBytes(32).toString("base64url");
  proven.ticketHash = ticketHash(ticket);
  proven.expiresAt = new Date(ctx.now().getTime() + TICKET_MS);
  await tx.save(proven);
  return Object.assign(new SignedIn(), { ticket });
}

export const ticketHash = (ticket: string) => createHash("sha256").update(ticket).digest("base64url");
