import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type EntityManager, Not } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import type { Device } from "../devices/device.entity.ts";
import { rememberDevice } from "../devices/device.service.ts";
import { trust } from "../devices/trusted.ts";
import { policyOf } from "../factor-policy/policy.ts";
import type { FactorSetupNeeded, SecondFactorNeeded } from "../factors/factor.types.ts";
import { secondStep } from "../factors/second-step.ts";
import { currentSigner } from "../keys/signing-key.service.ts";
import { textOf } from "../messages/messages.ts";
import { Session } from "../sessions/session.entity.ts";
import { countedSessions, relieve, startSession } from "../sessions/session.service.ts";
import type { BrowserTokens, Tokens } from "../sessions/session.types.ts";
import { signTokens } from "../sessions/tokens.ts";
import { arrivalBy, provenAtSource, untilOf } from "../sso/arrival.ts";
import type { SsoJourney } from "../sso/journey.entity.ts";
import { linkPending } from "../sso/pending-link.ts";
import { noteBreakGlass, refuseOtherWays } from "../sso/required.ts";
import { knownOf, passOn, rememberSource } from "../sso/sso-sessions.ts";
import { User } from "../users/user.entity.ts";
import { SignInAttempt, type SignInPurpose } from "./sign-in.entity.ts";
import { isSso, type SignInMethod } from "./sign-in.method.ts";
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
  proven.ticketHash = hashOf(ticket);
  proven.expiresAt = new Date(ctx.now().getTime() + TICKET_MS);
  await tx.save(proven);
  return Object.assign(new SignedIn(), { ticket });
}

/** Redeems a ticket in the browser that began; the edge ends whatever session that browser had before. */
export async function redeemTicket(ctx: IdentityContext, ticket: string): Promise<BrowserTokens> {
  if (!ctx.caller.binding) throw badTicket(ctx);
  return ctx.db.transaction(async (tx) => {
    const attempt = await redeemed(ctx, tx, ticket);
    const { device, token } = await rememberDevice(ctx, tx, attempt.userId);
    if (attempt.trustDevice) await trustBrowser(ctx, tx, attempt.userId, device);
    return { ...(await tokensFor(ctx, tx, attempt, device.id)), device: token, renewed: attempt.renews !== null };
  });
}

/** Turns a ticket into a session, for a client without cookies. */
export async function redeem(ctx: IdentityContext, ticket: string): Promise<Tokens> {
  return ctx.db.transaction(async (tx) => tokensFor(ctx, tx, await redeemed(ctx, tx, ticket), null));
}

/**
 * One conditional update decides which of many attempts it is. The person is locked before the conversation, as by
 * everybody who locks both; whoever signs in twice at once is so counted one after the other.
 */
const REDEEM = `with person as (
    select u.id from users u join sign_ins s on s.user_id = u.id where s.ticket_hash = $1 for no key update of u)
  update sign_ins set redeemed_at = $2, version = version + 1 from person
  where user_id = person.id and ticket_hash = $1 and redeemed_at is null and expires_at > $2
    and binding is not distinct from $3 and factor is not null
  returning user_id as "userId", method, proven_at as "provenAt", factor, factor_at as "factorAt",
    trust_device as "trustDevice", sso_journey_id as "ssoJourneyId", renews`;

type Redeemed = Pick<
  SignInAttempt,
  "method" | "provenAt" | "factor" | "factorAt" | "trustDevice" | "ssoJourneyId" | "renews"
> & { userId: string };

async function redeemed(ctx: IdentityContext, tx: EntityManager, ticket: string): Promise<Redeemed> {
  const [[attempt]]: [Redeemed[], number] = await tx.query(REDEEM, [hashOf(ticket), ctx.now(), ctx.caller.binding]);
  if (!attempt?.userId) throw badTicket(ctx);
  return attempt;
}

/** What their policy allows now: it may have changed since they asked for it. */
async function trustBrowser(ctx: IdentityContext, tx: EntityManager, userId: string, device: Device): Promise<void> {
  const user = await tx.findOneByOrFail(User, { id: userId });
  const { trustDays } = await policyOf(ctx, tx, user);
  if (trustDays > 0) await trust(ctx, tx, userId, trustDays, device);
}

async function tokensFor(
  ctx: IdentityContext,
  tx: EntityManager,
  { userId, method, provenAt, factor, factorAt, ssoJourneyId, renews }: Redeemed,
  deviceId: string | null,
): Promise<Tokens> {
  const user = await tx.findOneByOrFail(User, { id: userId });
  if (renews && !(await relieve(ctx, tx, renews))) throw badTicket(ctx);
  const others = { ...countedSessions(ctx, userId), ...(renews && { id: Not(renews) }) };
  if ((await tx.countBy(Session, others)) >= ctx.settings.sessionLimit)
    throw new AppError("UNAUTHENTICATED", textOf("SESSION_LIMIT", ctx.caller.language), { reason: "SESSION_LIMIT" });
  const arrival = ssoJourneyId && isSso(method) ? await arrivalBy(ctx, tx, ssoJourneyId) : null;
  const known = renews ? await knownOf(tx, renews) : null;
  const isProvenThere = arrival !== null && (factor === "none" || factor === "provider");
  // Who has a factor on has just proven it, or is trusted and proves it before they change what is sensitive.
  const provenHere = factor === "none" ? provenAt : factorAt;
  const session = await startSession(ctx, tx, user, {
    ...{ method, factor, deviceId },
    steppedUpAt: isProvenThere ? await provenAtSource(ctx, user, arrival) : provenHere,
    until: arrival ? untilOf(arrival.identity) : (known?.until ?? null),
  });
  if (arrival) await rememberSource(ctx, tx, session, arrival);
  if (known) await passOn(ctx, tx, known, session);
  return signTokens(ctx, { session, user, signer: await currentSigner(ctx, tx) });
}

const hashOf = (ticket: string) => createHash("sha256").update(ticket).digest("base64url");
const badTicket = (ctx: IdentityContext) =>
  new AppError("UNAUTHENTICATED", textOf("SIGN_IN_EXPIRED", ctx.caller.language), { reason: "SIGN_IN_EXPIRED" });
