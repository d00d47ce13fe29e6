import { type EntityManager, Not } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import type { IdentityContext } from "../context.ts";
import type { Device } from "../devices/device.entity.ts";
import { rememberDevice } from "../devices/device.service.ts";
import { trust } from "../devices/trusted.ts";
import { policyOf } from "../factor-policy/policy.ts";
import { currentSigner } from "../keys/signing-key.service.ts";
import { textOf } from "../messages/messages.ts";
import { Session } from "../sessions/session.entity.ts";
import { countedSessions, relieve, startSession } from "../sessions/session.service.ts";
import type { BrowserTokens, Tokens } from "../sessions/session.types.ts";
import { signTokens } from "../sessions/tokens.ts";
import { arrivalBy, provenAtSource, untilOf } from "../sso/arrival.ts";
import { knownOf, passOn, rememberSource } from "../sso/sso-sessions.ts";
import { User } from "../users/user.entity.ts";
import type { SignInAttempt } from "./sign-in.entity.ts";
import { isSso } from "./sign-in.method.ts";
import { ticketHash } from "./ticket.ts";

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
  const [[attempt]]: [Redeemed[], number] = await tx.query(REDEEM, [ticketHash(ticket), ctx.now(), ctx.caller.binding]);
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
  const until = arrival ? untilOf(arrival.identity) : (known?.until ?? null);
  if (until && until <= ctx.now()) throw badTicket(ctx);
  const isProvenThere = arrival !== null && (factor === "none" || factor === "provider");
  // Who has a factor on has just proven it, or is trusted and proves it before they change what is sensitive.
  const provenHere = factor === "none" ? provenAt : factorAt;
  const session = await startSession(ctx, tx, user, {
    ...{ method, factor, deviceId },
    steppedUpAt: isProvenThere ? await provenAtSource(ctx, tx, user, arrival) : provenHere,
    until,
  });
  if (arrival) await rememberSource(ctx, tx, session, arrival);
  if (known) await passOn(ctx, tx, known, session);
  return signTokens(ctx, { session, user, signer: await currentSigner(ctx, tx) });
}

const badTicket = (ctx: IdentityContext) =>
  new AppError("UNAUTHENTICATED", textOf("SIGN_IN_EXPIRED", ctx.caller.language), { reason: "SIGN_IN_EXPIRED" });
