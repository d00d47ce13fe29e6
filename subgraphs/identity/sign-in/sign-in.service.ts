import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import { IsNull, MoreThan } from "typeorm";
import { AppError, appErrorOf } from "../../shared/errors.ts";
import { witness } from "../../shared/ledger.ts";
import { type Limit, limiterOf } from "../../shared/limits.ts";
import type { IdentityContext } from "../context.ts";
import { Credential } from "../credentials/credential.entity.ts";
import { passwordMatches } from "../credentials/password.ts";
import { endSession, startSession } from "../sessions/session.service.ts";
import type { Tokens } from "../sessions/session.types.ts";
import { tokensOf } from "../sessions/tokens.ts";
import { User } from "../users/user.entity.ts";
import { SignInAttempt } from "./sign-in.entity.ts";
import type { SignIn } from "./sign-in.inputs.ts";
import { Refused, SignedIn } from "./sign-in.types.ts";

const TICKET_MS = 60_000;

/** Five guesses at one account from one address, then half an hour of nothing; an address may not try many accounts either. */
const PER_ACCOUNT: Limit = { name: "sign-in-account", points: 5, seconds: 900, blockSeconds: 1800 };
const PER_ADDRESS: Limit = { name: "sign-in-address", points: 100, seconds: 900, blockSeconds: 900 };

/** Proves somebody by password. Unknown people and wrong passwords cost the same and are answered the same. */
export async function signIn(ctx: IdentityContext, input: SignIn): Promise<SignedIn | Refused> {
  const email = input.identifier.trim().toLowerCase();
  const user = await ctx.db.getRepository(User).findOneBy({ email });
  const limiter = limiterOf(ctx.db);
  const account = `${email}\n${ctx.caller.address}`;
  try {
    await limiter.take(PER_ADDRESS, String(ctx.caller.address));
    await limiter.take(PER_ACCOUNT, account);
  } catch (error) {
    const limited = appErrorOf(error);
    if (limited?.extensions.code !== "RATE_LIMITED") throw error;
    return refuse(ctx, user, email, "TOO_MANY_ATTEMPTS", new Date(String(limited.extensions.retryAt)));
  }
  const credential = user && (await ctx.db.getRepository(Credential).findOneBy({ userId: user.id, kind: "password" }));
  const matches = await passwordMatches(credential?.secret ?? null, input.password);
  if (!user || !matches) return refuse(ctx, user, email, "WRONG_CREDENTIALS", null);
  await limiter.clear(PER_ACCOUNT, account);
  return Object.assign(new SignedIn(), { ticket: await issueTicket(ctx, user) });
}

const MESSAGES = {
  WRONG_CREDENTIALS: "The e-mail address or the password is not right.",
  TOO_MANY_ATTEMPTS: "Too many attempts. Wait a while, then try again.",
} as const;

async function refuse(
  ctx: IdentityContext,
  user: User | null,
  identifier: string,
  code: Refused["code"],
  retryAt: Date | null,
): Promise<Refused> {
  await witness(ctx, "signIn.refused", user ?? { id: randomUUIDv7() }, {
    facts: { method: "password", code },
    changes: { after: { identifier } },
  });
  return Object.assign(new Refused(), { code, message: MESSAGES[code], retryAt });
}

async function issueTicket(ctx: IdentityContext, user: User): Promise<string> {
  const ticket = randomBytes(32).toString("base64url");
  const now = ctx.now();
  const attempts = ctx.db.getRepository(SignInAttempt);
  await attempts.insert({
    id: randomUUIDv7(),
    version: 1,
    createdAt: now,
    userId: user.id,
    method: "password",
    ticketHash: hashOf(ticket),
    binding: ctx.caller.binding,
    expiresAt: new Date(now.getTime() + TICKET_MS),
    redeemedAt: null,
  });
  return ticket;
}

/** Redeems a ticket in the browser that began; whatever session that browser had before, ends. */
export async function redeemTicket(ctx: IdentityContext, ticket: string): Promise<Tokens> {
  if (!ctx.caller.binding) throw badTicket();
  const tokens = await redeem(ctx, ticket);
  if (ctx.visitor) await endSession(ctx, ctx.visitor.sessionId);
  return tokens;
}

/** Turns a ticket into a session; one conditional update decides which of many attempts it is. */
export async function redeem(ctx: IdentityContext, ticket: string): Promise<Tokens> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const ticketHash = hashOf(ticket);
    const { binding } = ctx.caller;
    const { affected } = await tx.update(
      SignInAttempt,
      { ticketHash, redeemedAt: IsNull(), expiresAt: MoreThan(now), binding: binding ?? IsNull() },
      { redeemedAt: now },
    );
    if (affected !== 1) throw badTicket();
    const { userId } = await tx.findOneByOrFail(SignInAttempt, { ticketHash });
    const user = await tx.findOneByOrFail(User, { id: userId });
    return tokensOf(ctx, tx, await startSession(ctx, tx, user));
  });
}

const hashOf = (ticket: string) => createHash("sha256").update(ticket).digest("base64url");
const badTicket = () => new AppError("UNAUTHENTICATED", "This sign-in has expired or was used already. Sign in again.");
