import type { IdentityContext } from "../context.ts";
import { beginJourney } from "./begin.ts";
import type { LinkedAccount } from "./linked-account.entity.ts";
import { offeredSources, sourcesOf } from "./sources.ts";
import type { StartSingleSignOn } from "./sso.inputs.ts";
import { type SingleSignOnStarted, SsoSource } from "./sso.types.ts";

/** What anybody may choose at the sign-in page. */
export async function signInSources(ctx: IdentityContext): Promise<SsoSource[]> {
  return (await offeredSources(ctx.db.manager)).map((source) => Object.assign(new SsoSource(), source));
}

/** Sends whoever is about to sign in to a source. */
export function startSingleSignOn(ctx: IdentityContext, input: StartSingleSignOn): Promise<SingleSignOnStarted> {
  return beginJourney(ctx, { ...input, purpose: "SIGN_IN" });
}

/** Where a linked account is from; null where that source was removed. */
export async function sourceOfLink(ctx: IdentityContext, { sourceId }: LinkedAccount): Promise<SsoSource | null> {
  const source = await ctx.loader(sourcesOfAll).load(sourceId);
  return source && Object.assign(new SsoSource(), source);
}

const sourcesOfAll = (ctx: IdentityContext, ids: readonly string[]) => sourcesOf(ctx.db.manager, ids);
