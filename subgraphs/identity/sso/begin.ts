import { randomUUID } from "node:crypto";
import { AppError } from "../../shared/errors.ts";
import type { Limit } from "../../shared/limits/limit.ts";
import { limiterOf } from "../../shared/limits/limits.ts";
import { notFound } from "../../shared/lock.ts";
import { networkOf } from "../../shared/network.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { conversationOf } from "../sign-in/conversation.ts";
import { noteRefusal } from "./attempts.ts";
import { SsoJourney, type SsoPurpose } from "./journey.entity.ts";
import { kindOf, sourceOf } from "./sources.ts";
import { SsoRefused } from "./sso.refused.ts";
import { SingleSignOnStarted } from "./sso.types.ts";

/** How long somebody has at the source. */
const JOURNEY_MS = 10 * 60_000;

/** Anybody can begin one, each is a row; offices share a network. */
const PER_NETWORK: Limit = { name: "sso-journey", points: 300, seconds: 900, blockSeconds: 300 };

/** For what, and by whom, a journey is begun. */
interface Beginning {
  readonly sourceId: string;
  readonly purpose: SsoPurpose;
  readonly userId?: string | null;
  readonly signInId?: string | null;
  readonly returnTo?: string | null;
}

/** Begins a journey, in this browser alone: whoever has no cookie of ours could be sent somebody else's answer. */
export async function beginJourney(ctx: IdentityContext, asked: Beginning): Promise<SingleSignOnStarted> {
  const { sourceId, purpose, userId = null } = asked;
  const { language } = ctx.caller;
  const binding = requireBrowser(ctx);
  const taken = await limiterOf(ctx.db).take(PER_NETWORK, networkOf(ctx.caller.address));
  if (!taken.allowed)
    throw new AppError("RATE_LIMITED", textOf("TOO_MANY_ATTEMPTS", language), {
      reason: "TOO_MANY_ATTEMPTS",
      retryAt: taken.retryAt,
    });
  const source = await sourceOf(ctx.db.manager, sourceId);
  if (!source) throw notFound();
  const { kind } = source;
  // An administrator tries it before anybody else can.
  if (!source.enabled && purpose !== "TEST") throw refusalError(ctx, new SsoRefused("SSO_DISABLED", "SWITCHED_OFF"));
  // One that is over, or somebody else's, is left out: what is proven is enough by itself.
  const goesOn = asked.signInId ? await ctx.db.transaction((tx) => conversationOf(ctx, tx, asked.signInId)) : null;
  const now = ctx.now();
  const journey = ctx.db.manager.create(SsoJourney, {
    id: randomUUID(),
    createdAt: now,
    kind,
    sourceId,
    purpose,
    binding,
    userId,
    signInId: goesOn?.id ?? null,
    returnTo: allowedPath(asked.returnTo),
    expiresAt: new Date(now.getTime() + JOURNEY_MS),
  });
  const url = await kindOf(kind).urlOf(ctx, journey);
  if (url instanceof SsoRefused) {
    await ctx.db.transaction((tx) => noteRefusal(ctx, tx, { kind, sourceId, userId }, url));
    throw refusalError(ctx, url);
  }
  await ctx.db.manager.save(journey);
  return Object.assign(new SingleSignOnStarted(), { url });
}

/** By what the browser is known again that begins here and ends here. */
export function requireBrowser({ caller: { binding, language } }: IdentityContext): string {
  if (binding) return binding;
  throw new AppError("FORBIDDEN", textOf("SSO_NEEDS_BROWSER", language), { reason: "SSO_NEEDS_BROWSER" });
}

/** A refusal where the graph has nothing but errors for it. */
export function refusalError(ctx: IdentityContext, { code }: SsoRefused): AppError {
  const kind = code === "SSO_UNAVAILABLE" ? "UNAVAILABLE" : "CONFLICT";
  return new AppError(kind, textOf(code, ctx.caller.language), { reason: code });
}

/** Pages of ours that a journey may lead to; whatever else is asked for leads to the first one. */
const PATHS = /^\/(?:(?:account|sso|connections|providers)(?:\/[\w-]{1,64}){0,3})?$/;

export function allowedPath(path: string | null | undefined): string {
  return path && PATHS.test(path) ? path : "/";
}
