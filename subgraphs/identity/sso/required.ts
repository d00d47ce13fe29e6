import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { type Role, rolesWith } from "../roles/roles.ts";
import { refused } from "../sign-in/refusal.ts";
import type { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import type { Refused } from "../sign-in/sign-in.types.ts";
import { User } from "../users/user.entity.ts";
import { domainOf } from "./domain.ts";
import { SsoJourney } from "./journey.entity.ts";
import type { Source } from "./source.ts";
import { sourceOfDomain } from "./sources.ts";

/** The connection that whoever has this address signs in with, and with nothing else; null where they may as they like. */
export async function requiredFor(db: EntityManager, address: string | null): Promise<Source | null> {
  const domain = domainOf(address);
  const source = domain ? await sourceOfDomain(db, domain) : null;
  return source?.required ? source : null;
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
  const source = await requiredFor(tx, user.email);
  if (!source || user.breakGlass || (await comesFrom(tx, source, attempt))) return null;
  const { kind, id: sourceId } = source;
  const facts = { kind, sourceId, userId: user.id, code: "SSO_REQUIRED", reason: "ANOTHER_WAY" } as const;
  await record(ctx, tx, "sso.refused", user, { actor: user.id, subject: user.id, facts });
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
  const source = await requiredFor(tx, user.email);
  if (!source || (await comesFrom(tx, source, attempt))) return;
  const facts = { userId: user.id, kind: source.kind, sourceId: source.id, method: attempt.method ?? "password" };
  await record(ctx, tx, "sso.breakGlassUsed", user, { actor: user.id, subject: user.id, facts });
  for (const one of await administrators(tx)) await tellOwnerEverywhere(ctx, tx, one, "BREAK_GLASS_USED");
}

function administrators(tx: EntityManager): Promise<User[]> {
  const roles: readonly Role[] = rolesWith("sso:manage");
  const query = tx.createQueryBuilder(User, "u").where("u.roles && cast(:roles as text[])", { roles });
  return query.orderBy("u.id").getMany();
}

async function comesFrom(
  tx: EntityManager,
  { id: sourceId }: Source,
  { ssoJourneyId: id }: Pick<SignInAttempt, "ssoJourneyId">,
): Promise<boolean> {
  return id !== null && (await tx.existsBy(SsoJourney, { id, sourceId }));
}
