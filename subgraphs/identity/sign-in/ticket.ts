import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { rememberDevice } from "../devices/device.service.ts";
import { currentSigner } from "../keys/signing-key.service.ts";
import { textOf } from "../messages/messages.ts";
import { Session } from "../sessions/session.entity.ts";
import { countedSessions, startSession } from "../sessions/session.service.ts";
import type { BrowserTokens, Tokens } from "../sessions/session.types.ts";
import { signTokens } from "../sessions/tokens.ts";
import { User } from "../users/user.entity.ts";
import { SignInAttempt, type SignInPurpose } from "./sign-in.entity.ts";
import type { SignInMethod } from "./sign-in.method.ts";
import { countSignIn } from "./sign-in.metrics.ts";
import { SessionLimitReached, SignedIn } from "./sign-in.types.ts";

const TICKET_MS = 60_000;

/** How long somebody has to prove more, or to choose a session to end. */
const CONVERSATION_MS = 10 * 60_000;

/** By what somebody proved who they are, and in which conversation where there was one. */
interface Proof {
  readonly method: SignInMethod;
  readonly purpose?: SignInPurpose;
  readonly attempt?: SignInAttempt | null;
}

/** What every way in ends in: somebody proved who they are, and gets a ticket, or has to choose a session to end. */
export async function issueTicket(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  { method, purpose = "SIGN_IN", attempt }: Proof,
): Promise<SignedIn | SessionLimitReached> {
  await record(ctx, tx, "signIn.proven", user, { actor: user.id, facts: { method, userId: user.id } });
  countSignIn(method, "PROVEN");
  const proven = attempt ?? beginAttempt(ctx, tx, { purpose });
  // Whoever follows a link in another browser goes on there: it is this one that redeems.
  Object.assign(proven, { userId: user.id, method, binding: ctx.caller.binding, provenAt: ctx.now() });
  return admit(ctx, tx, user.id, proven);
}

/** A conversation that begins here; its id is hard to guess, for without cookies it is all there is to go on with. */
export function beginAttempt(ctx: IdentityContext, tx: EntityManager, more: Partial<SignInAttempt>): SignInAttempt {
  const now = ctx.now();
  return tx.create(SignInAttempt, {
    id: randomUUID(),
    createdAt: now,
    binding: ctx.caller.binding,
    expiresAt: new Date(now.getTime() + CONVERSATION_MS),
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
  const limit = ctx.settings.sessionLimit;
  const order = { lastSeenAt: "ASC", id: "ASC" } as const;
  const counted = countedSessions(ctx, userId);
  const now = ctx.now().getTime();
  if ((await tx.countBy(Session, counted)) >= limit) {
    const sessions = await tx.find(Session, { where: counted, order, take: limit });
    proven.expiresAt = new Date(now + CONVERSATION_MS);
    await tx.save(proven);
    countSignIn(proven.method ?? "password", "SESSION_LIMIT");
    const message = textOf("SESSION_LIMIT", ctx.caller.language);
    return Object.assign(new SessionLimitReached(), { signInId: proven.id, limit, sessions, message });
  }
  const ticket = randomBytes(32).toString("base64url");
  proven.ticketHash = hashOf(ticket);
  proven.expiresAt = new Date(now + TICKET_MS);
  await tx.save(proven);
  return Object.assign(new SignedIn(), { ticket });
}

/** Redeems a ticket in the browser that began; the edge ends whatever session that browser had before. */
export async function redeemTicket(ctx: IdentityContext, ticket: string): Promise<BrowserTokens> {
  if (!ctx.caller.binding) throw badTicket(ctx);
  return ctx.db.transaction(async (tx) => {
    const attempt = await redeemed(ctx, tx, ticket);
    const { device, token } = await rememberDevice(ctx, tx, attempt.userId);
    return { ...(await tokensFor(ctx, tx, attempt, device.id)), device: token };
  });
}

/** Turns a ticket into a session, for a client without cookies. */
export async function redeem(ctx: IdentityContext, ticket: string): Promise<Tokens> {
  return ctx.db.transaction(async (tx) => tokensFor(ctx, tx, await redeemed(ctx, tx, ticket), null));
}

/** One conditional update decides which of many attempts it is. */
const REDEEM = `update sign_ins set redeemed_at = $2, version = version + 1
  where ticket_hash = $1 and redeemed_at is null and expires_at > $2 and binding is not distinct from $3
  returning user_id as "userId", method, proven_at as "provenAt"`;

type Redeemed = Pick<SignInAttempt, "method" | "provenAt"> & { userId: string };

async function redeemed(ctx: IdentityContext, tx: EntityManager, ticket: string): Promise<Redeemed> {
  const [[attempt]]: [Redeemed[], number] = await tx.query(REDEEM, [hashOf(ticket), ctx.now(), ctx.caller.binding]);
  if (!attempt?.userId) throw badTicket(ctx);
  return attempt;
}

async function tokensFor(
  ctx: IdentityContext,
  tx: EntityManager,
  { userId, method, provenAt }: Redeemed,
  deviceId: string | null,
): Promise<Tokens> {
  // Whoever signs in twice at once is counted one after the other.
  const lock = { mode: "for_no_key_update" } as const;
  const user = await tx.findOneOrFail(User, { where: { id: userId }, lock });
  if ((await tx.countBy(Session, countedSessions(ctx, userId))) >= ctx.settings.sessionLimit)
    throw new AppError("UNAUTHENTICATED", textOf("SESSION_LIMIT", ctx.caller.language), { reason: "SESSION_LIMIT" });
  const session = await startSession(ctx, tx, user, { method, provenAt, deviceId });
  return signTokens(ctx, { session, user, signer: await currentSigner(ctx, tx) });
}

const hashOf = (ticket: string) => createHash("sha256").update(ticket).digest("base64url");
const badTicket = (ctx: IdentityContext) =>
  new AppError("UNAUTHENTICATED", textOf("SIGN_IN_EXPIRED", ctx.caller.language), { reason: "SIGN_IN_EXPIRED" });
