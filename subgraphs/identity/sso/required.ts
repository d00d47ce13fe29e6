import { type EntityManager, In } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { refused } from "../sign-in/refusal.ts";
import type { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import type { Refused } from "../sign-in/sign-in.types.ts";
import { User } from "../users/user.entity.ts";
import { tellAdministrators } from "./administrators.ts";
import { noteRefusal } from "./attempts.ts";
import { domainOf } from "./domain.ts";
import { SsoJourney } from "./journey.entity.ts";
import { LinkedAccount } from "./linked-account.entity.ts";
import type { Source } from "./source.ts";
import { sourceOfDomain, sourcesOf } from "./sources.ts";
import { SsoRefused } from "./sso.refused.ts";

/** The connection that whoever has this address signs in with, and with nothing else; null where they may as they like. */
export async function requiredFor(db: EntityManager, address: string | null): Promise<Source | null> {
  const domain = domainOf(address);
  const source = domain ? await sourceOfDomain(db, domain) : null;
  return source?.required ? source : null;
}

/**
 * The connections of which somebody has to come by one: the one of their address, and each that they are linked to. Who changes
 * their address stays whom their organisation knows.
 */
async function requiredOf(db: EntityManager, { id: userId, email }: User): Promise<Source[]> {
  const links = await db.findBy(LinkedAccount, { userId });
  const linked = await sourcesOf(
    db,
    links.map(({ sourceId }) => sourceId),
  );
  const sources = [await requiredFor(db, email), ...linked.values()];
  return sources.flatMap((source) => (source?.enabled && source.required ? [source] : []));
}

/**
 * Refuses whoever has to sign in with their organisation's connection and did not. After the first step was proven, so that
 * nobody learns of accounts by it. Whoever came from there, or proves an account for its link, and who may break the glass, goes on.
 */
export async function refuseOtherWays(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  attempt: Pick<SignInAttempt, "method" | "ssoJourneyId">,
): Promise<Refused | null> {
  const sources = await requiredOf(tx, user);
  const [source] = sources;
  if (!source || user.breakGlass || (await comesFrom(tx, sources, attempt))) return null;
  const tried = { kind: source.kind, sourceId: source.id, userId: user.id };
  await noteRefusal(ctx, tx, tried, new SsoRefused("SSO_REQUIRED", "ANOTHER_WAY"));
  return refused(ctx, attempt.method ?? "password", "SSO_REQUIRED");
}

/** Whoever breaks the glass signs in past their organisation's connection: it is said, and every administrator is told. */
export async function noteBreakGlass(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  attempt: Pick<SignInAttempt, "method" | "ssoJourneyId">,
): Promise<void> {
  const user = await tx.findOneByOrFail(User, { id: userId });
  if (!user.breakGlass) return;
  const sources = await requiredOf(tx, user);
  const [source] = sources;
  if (!source || (await comesFrom(tx, sources, attempt))) return;
  const facts = { userId: user.id, kind: source.kind, sourceId: source.id, method: attempt.method ?? "password" };
  await record(ctx, tx, "sso.breakGlassUsed", user, { actor: user.id, subject: user.id, facts });
  await tellAdministrators(ctx, tx, "BREAK_GLASS_USED");
}

async function comesFrom(
  tx: EntityManager,
  sources: readonly Source[],
  { ssoJourneyId: id }: Pick<SignInAttempt, "ssoJourneyId">,
): Promise<boolean> {
  return id !== null && (await tx.existsBy(SsoJourney, { id, sourceId: In(sources.map((source) => source.id)) }));
}
