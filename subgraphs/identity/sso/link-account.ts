import { In } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { assertOtherWayIn } from "../passkeys/last-way-in.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import { noteAttempt, noteRefusal } from "./attempts.ts";
import { beginJourney, refusalError, requireBrowser } from "./begin.ts";
import { finishedJourney } from "./finished-journey.ts";
import { linkIdentity, linkOf, lockIdentity } from "./link-identity.ts";
import { LinkedAccount } from "./linked-account.entity.ts";
import { applyRoles } from "./mapped-roles.ts";
import { followSource } from "./resolve-person.ts";
import { sourceOf } from "./sources.ts";
import type { FinishLinking, LinkAccount, UnlinkAccount } from "./sso.inputs.ts";
import { SsoRefused } from "./sso.refused.ts";
import type { SingleSignOnStarted } from "./sso.types.ts";

/** Somebody's identities elsewhere, the oldest first. */
export async function linkedAccountsOf(ctx: IdentityContext, userId: string): Promise<LinkedAccount[]> {
  return (await ctx.loader(linksOfAll).load(userId)) ?? [];
}

async function linksOfAll(ctx: IdentityContext, ids: readonly string[]): Promise<ReadonlyMap<string, LinkedAccount[]>> {
  const order = { createdAt: "ASC", id: "ASC" } as const;
  const links = await ctx.db.getRepository(LinkedAccount).find({ where: { userId: In([...ids]) }, order });
  return Map.groupBy(links, ({ userId }) => userId);
}

/** Sends whoever is signed in to a source, to link who they are there to their account. */
export async function linkAccount(ctx: IdentityContext, { sourceId }: LinkAccount): Promise<SingleSignOnStarted> {
  await assertSteppedUp(ctx);
  return beginJourney(ctx, { sourceId, purpose: "LINK", userId: ctx.viewer.id, returnTo: "/account" });
}

/** Links what came back. An identity that somebody else has stays theirs. */
export async function finishLinking(ctx: IdentityContext, { journeyId }: FinishLinking): Promise<User> {
  requireBrowser(ctx);
  const { id } = ctx.viewer;
  const linked = await ctx.db.transaction<User | SsoRefused>(async (tx) => {
    const finished = await finishedJourney(ctx, tx, journeyId, "LINK");
    if (finished instanceof SsoRefused) return finished;
    const { journey, source, identity } = finished;
    const tried = { kind: source.kind, sourceId: source.id, journeyId, userId: id };
    const refuse = async (refusal: SsoRefused) => {
      await noteRefusal(ctx, tx, tried, refusal);
      return refusal;
    };
    // Whoever is signed in in this browser now is not who set out.
    if (journey.userId !== id) return refuse(new SsoRefused("SSO_ELSEWHERE", "OTHER_BROWSER"));
    if (!identity.active) return refuse(new SsoRefused("SSO_NO_ACCESS", "NO_ACCESS"));
    await lockIdentity(tx, source, identity);
    const user = await tx.findOneOrFail(User, { where: { id }, lock: { mode: "for_no_key_update" } });
    const link = await linkOf(tx, source, identity);
    if (link && link.userId !== id) return refuse(new SsoRefused("SSO_TAKEN", "OTHERS_IDENTITY"));
    const linked = link ?? (await linkIdentity(ctx, tx, user, source, identity));
    await followSource(ctx, tx, user, linked, { source, identity });
    await noteAttempt(ctx, tx, tried, "IN");
    return user;
  });
  if (linked instanceof SsoRefused) throw refusalError(ctx, linked);
  return linked;
}

/** Takes an identity off one's account, with the roles that came by it, where something is left to sign in with. */
export async function unlinkAccount(ctx: IdentityContext, { id }: UnlinkAccount): Promise<User> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    // The person first: what is looked at to see what is left is changed by nobody meanwhile.
    const user = await tx.findOneOrFail(User, { where: { id: ctx.viewer.id }, lock: { mode: "for_no_key_update" } });
    const link = await tx.findOne(LinkedAccount, {
      where: { id, userId: user.id },
      lock: { mode: "pessimistic_write" },
    });
    if (!link) throw notFound();
    const { kind, sourceId, issuer, email } = link;
    const source = await sourceOf(tx, sourceId);
    if (source?.required)
      throw new AppError("CONFLICT", textOf("SSO_REQUIRED", ctx.caller.language), { reason: "SSO_REQUIRED" });
    await applyRoles(ctx, tx, user, link, { roles: [], reason: source?.name ?? issuer });
    await tx.delete(LinkedAccount, { id });
    await assertOtherWayIn(ctx, tx, user, "SSO_LAST_WAY_IN");
    await record(ctx, tx, "sso.unlinked", user, {
      facts: { userId: user.id, kind, sourceId, linkId: id },
      changes: { before: { linkedAccount: source?.name ?? issuer, linkedEmail: email } },
    });
    await tellOwnerEverywhere(ctx, tx, user, "SSO_UNLINKED");
    return user;
  });
}
