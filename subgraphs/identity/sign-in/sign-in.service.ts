import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import { IsNull, MoreThan } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record, witness } from "../../shared/ledger/record.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { Credential } from "../credentials/credential.entity.ts";
import { passwordMatches } from "../credentials/password.ts";
import { startSession } from "../sessions/session.service.ts";
import type { Tokens } from "../sessions/session.types.ts";
import { tokensOf } from "../sessions/tokens.ts";
import { User } from "../users/user.entity.ts";
import { SignInAttempt } from "./sign-in.entity.ts";
import type { SignIn } from "./sign-in.inputs.ts";
import { countSignIn } from "./sign-in.metrics.ts";
import { Refused, SignedIn } from "./sign-in.types.ts";

const TICKET_MS = 60_000;

const HALF_AN_HOUR = 1800;

/** Guesses that failed: at one account from one network, at one account from anywhere, at any account from one network. */
const PER_ACCOUNT_AND_NETWORK: Limit = { name: "sign-in-guess", points: 5, seconds: 900, blockSeconds: HALF_AN_HOUR };
const PER_ACCOUNT: Limit = { name: "sign-in-account", points: 100, seconds: 86_400, blockSeconds: HALF_AN_HOUR };
const PER_NETWORK: Limit = { name: "sign-in-network", points: 100, seconds: 900, blockSeconds: 900 };

/** Proves somebody by password. Unknown people and wrong passwords cost the same and are answered the same. */
export async function signIn(ctx: IdentityContext, input: SignIn): Promise<SignedIn | Refused> {
  const email = input.identifier.trim().toLowerCase();
  const user = await ctx.db.getRepository(User).findOneBy({ email });
  const network = networkOf(ctx.caller.address);
  const limits: [Limit, string][] = [
    [PER_NETWORK, network],
    [PER_ACCOUNT_AND_NETWORK, `${email}\n${network}`],
    [PER_ACCOUNT, email],
  ];
  for (const [limit, key] of limits) {
    const taken = await limiterOf(ctx.db).take(limit, key);
    if (!taken.allowed) return refuseMore(ctx, user, email, taken);
  }
  const credential = user && (await ctx.db.getRepository(Credential).findOneBy({ userId: user.id, kind: "password" }));
  const matches = await passwordMatches(credential?.secret ?? null, input.password);
  if (!user || !matches) {
    await witnessRefusal(ctx, user, email, "WRONG_CREDENTIALS");
    return refusal("WRONG_CREDENTIALS", null);
  }
  await limiterOf(ctx.db).clear(PER_ACCOUNT_AND_NETWORK, `${email}\n${network}`);
  await limiterOf(ctx.db).clear(PER_ACCOUNT, email);
  await limiterOf(ctx.db).giveBack(PER_NETWORK, network);
  return Object.assign(new SignedIn(), { ticket: await issueTicket(ctx, user, email) });
}

/** One entry tells of a block; what is tried meanwhile is not checked and writes nothing, or anybody could fill the ledger. */
async function refuseMore(
  ctx: IdentityContext,
  user: User | null,
  identifier: string,
  { first, retryAt }: { first: boolean; retryAt: Date },
): Promise<Refused> {
  if (first) await witnessRefusal(ctx, user, identifier, "TOO_MANY_ATTEMPTS");
  return refusal("TOO_MANY_ATTEMPTS", retryAt);
}

const MESSAGES = {
  WRONG_CREDENTIALS: "The e-mail address or the password is not right.",
  TOO_MANY_ATTEMPTS: "Too many attempts. Wait a while, then try again.",
} as const;

function refusal(code: Refused["code"], retryAt: Date | null): Refused {
  countSignIn("password", code);
  return Object.assign(new Refused(), { code, message: MESSAGES[code], retryAt });
}

async function witnessRefusal(
  ctx: IdentityContext,
  user: User | null,
  identifier: string,
  code: Refused["code"],
): Promise<void> {
  await witness(ctx, "signIn.refused", user ?? { id: randomUUIDv7() }, {
    subject: user?.id,
    facts: { method: "password", code },
    changes: { after: { identifier } },
  });
}

async function issueTicket(ctx: IdentityContext, user: User, email: string): Promise<string> {
  const ticket = randomBytes(32).toString("base64url");
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const attempt = tx.create(SignInAttempt, {
      id: randomUUIDv7(),
      createdAt: now,
      userId: user.id,
      identifier: email,
      method: "password",
      provenAt: now,
      ticketHash: hashOf(ticket),
      binding: ctx.caller.binding,
      expiresAt: new Date(now.getTime() + TICKET_MS),
      redeemedAt: null,
    });
    await tx.save(attempt);
    await record(ctx, tx, "signIn.proven", user, { actor: user.id, facts: { method: "password", userId: user.id } });
  });
  countSignIn("password", "PROVEN");
  return ticket;
}

/** Redeems a ticket in the browser that began; the edge ends whatever session that browser had before. */
export async function redeemTicket(ctx: IdentityContext, ticket: string): Promise<Tokens> {
  if (!ctx.caller.binding) throw badTicket();
  return redeem(ctx, ticket);
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
    if (!userId) throw badTicket();
    const user = await tx.findOneByOrFail(User, { id: userId });
    return tokensOf(ctx, tx, await startSession(ctx, tx, user));
  });
}

const hashOf = (ticket: string) => createHash("sha256").update(ticket).digest("base64url");
const badTicket = () => new AppError("UNAUTHENTICATED", "This sign-in has expired or was used already. Sign in again.");
