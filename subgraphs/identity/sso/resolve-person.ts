import type { EntityManager } from "typeorm";
import { type Address, addressOf } from "../../shared/address.ts";
import { record } from "../../shared/ledger/record.ts";
import { isPlainText } from "../../shared/validation.ts";
import { languageOf } from "../../shared/words/language.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { Role } from "../roles/roles.ts";
import { endSessionsOf } from "../sessions/end-sessions.ts";
import { lockAddress, userAt } from "../users/user.addresses.ts";
import { User } from "../users/user.entity.ts";
import { createUser } from "../users/user.service.ts";
import { addLink, linkOf, lockIdentity } from "./link-identity.ts";
import type { LinkedAccount } from "./linked-account.entity.ts";
import { applyRoles } from "./mapped-roles.ts";
import type { ProvenIdentity } from "./proven-identity.ts";
import { requiredFor } from "./required.ts";
import type { Source } from "./source.ts";
import { SsoRefused } from "./sso.refused.ts";

const LONGEST_NAME = 200;

/** Who an identity is here: somebody; or the owner of an account that has to be proven before it is theirs; or nobody. */
type Resolved =
  | { readonly user: User }
  | { readonly toProve: User }
  | { readonly refused: SsoRefused; readonly userId: string | null };

/**
 * Finds the person whose identity this is, by source, issuer and subject. An address finds an account only where the source
 * decides who has it, and even then its owner proves it first. Where nobody is found and the source may, an account is made.
 */
export async function resolvePerson(
  ctx: IdentityContext,
  tx: EntityManager,
  source: Source,
  identity: ProvenIdentity,
): Promise<Resolved> {
  await lockIdentity(tx, source, identity);
  const link = await linkOf(tx, source, identity);
  if (link) return known(ctx, tx, link, { source, identity });
  if (!identity.active) return { refused: noAccess(identity), userId: null };
  const address = vouchedFor(ctx, identity);
  if (address) {
    await lockAddress(tx, address);
    const owner = await userAt(ctx, address, tx);
    if (owner) return { toProve: owner };
  }
  // Whose organisation has a sign-in of its own gets no account by another one.
  const required = await requiredFor(tx, address?.value ?? null);
  if (required && required.id !== source.id)
    return { refused: new SsoRefused("SSO_REQUIRED", "ANOTHER_WAY"), userId: null };
  if (!source.allowSignUp) return { refused: new SsoRefused("SSO_UNKNOWN", "NO_ACCOUNT"), userId: null };
  return { user: await newPerson(ctx, tx, address, { source, identity }) };
}

/** What came from where. */
interface Arrived {
  readonly source: Source;
  readonly identity: ProvenIdentity;
}

async function known(
  ctx: IdentityContext,
  tx: EntityManager,
  link: LinkedAccount,
  arrived: Arrived,
): Promise<Resolved> {
  const user = await tx.findOneOrFail(User, { where: { id: link.userId }, lock: { mode: "for_no_key_update" } });
  if (arrived.identity.active) {
    await followSource(ctx, tx, user, link, arrived);
    return { user };
  }
  await removeAccess(ctx, tx, user, link, arrived.source);
  return { refused: noAccess(arrived.identity), userId: user.id };
}

/** Why somebody has no access, with what their source says where only that helps. */
function noAccess({ unknownRoles }: ProvenIdentity): SsoRefused {
  const said = unknownRoles.map((value) => JSON.stringify(value)).join(", ");
  return new SsoRefused("SSO_NO_ACCESS", said ? "ROLE_UNKNOWN" : "NO_ACCESS", said || null);
}

/** Name and roles as the source has them now, as far as it decides about them. The person is locked. */
export async function followSource(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  link: LinkedAccount,
  { source, identity }: Arrived,
): Promise<void> {
  const { email, displayName, roles, keepsProfile } = identity;
  await tx.save(Object.assign(link, { email, displayName, lastUsedAt: ctx.now() }));
  // A source that decides nothing about roles any more takes back what it gave.
  const given = roles ?? (link.mappedRoles.length > 0 ? [] : null);
  const rolesChanged = given !== null && (await applyRoles(ctx, tx, user, link, { roles: given, reason: source.name }));
  const before = user.displayName;
  const after = keepsProfile ? (nameOf(displayName) ?? before) : before;
  if (before !== after) await tx.save(Object.assign(user, { displayName: after }));
  if (before === after && !rolesChanged) return;
  await record(ctx, tx, "sso.updated", user, {
    actor: user.id,
    subject: user.id,
    facts: { userId: user.id, kind: source.kind, sourceId: source.id, version: user.version, rolesChanged },
    changes: before === after ? {} : { before: { displayName: before }, after: { displayName: after } },
  });
}

/**
 * Whom the source gives no access comes in by it no more: every session ends, and what the source gave goes. Other ways in
 * stay, unless the source requires its own. The person is locked.
 */
async function removeAccess(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  link: LinkedAccount,
  source: Source,
): Promise<void> {
  const sessions = await endSessionsOf(ctx, tx, user.id, { reason: "access was removed where they come from" });
  const rolesChanged = await applyRoles(ctx, tx, user, link, { roles: [], reason: source.name });
  await record(ctx, tx, "sso.accessRemoved", user, {
    actor: user.id,
    subject: user.id,
    facts: { userId: user.id, kind: source.kind, sourceId: source.id, sessions, rolesChanged },
  });
}

async function newPerson(
  ctx: IdentityContext,
  tx: EntityManager,
  address: Address | null,
  { source, identity }: Arrived,
): Promise<User> {
  const { language } = ctx.caller;
  const roles = identity.roles?.length ? [...identity.roles] : [Role.CITIZEN];
  const user = await createUser(ctx, tx, {
    displayName: nameOf(identity.displayName) ?? textOf("NEW_CITIZEN", language),
    roles,
    language: languageOf(language),
    ...(address && { email: address.value, emailVerifiedAt: ctx.now() }),
  });
  const link = await addLink(ctx, tx, user, source, identity);
  await tx.save(Object.assign(link, { mappedRoles: identity.roles ?? [] }));
  const facts = { userId: user.id, kind: source.kind, sourceId: source.id, linkId: link.id };
  await record(ctx, tx, "sso.accountMade", user, { actor: user.id, subject: user.id, facts });
  if (address)
    await record(ctx, tx, "user.contactVerified", user, {
      actor: user.id,
      facts: { userId: user.id, version: user.version, kind: "EMAIL" },
      changes: { after: { address: address.value } },
    });
  return user;
}

/** The address that the source vouches for, as ours are written; null where it vouches for none. */
function vouchedFor(ctx: IdentityContext, { email, emailAuthoritative }: ProvenIdentity): Address | null {
  const address = email && emailAuthoritative ? addressOf(email, ctx.settings.defaultCountry) : null;
  return address?.kind === "EMAIL" ? address : null;
}

function nameOf(displayName: string | null): string | null {
  const name = displayName?.trim().slice(0, LONGEST_NAME) ?? "";
  return name && isPlainText(name) ? name : null;
}
