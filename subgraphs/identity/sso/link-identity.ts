import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import type { User } from "../users/user.entity.ts";
import { LinkedAccount } from "./linked-account.entity.ts";
import type { ProvenIdentity } from "./proven-identity.ts";
import type { Source } from "./source.ts";

/** Whoever brings this identity does so one after the other, until the transaction ends. */
export async function lockIdentity(
  tx: EntityManager,
  { id }: Pick<Source, "id">,
  { issuer, subject }: ProvenIdentity,
): Promise<void> {
  const key = JSON.stringify(["identity at a source", id, issuer, subject]);
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 7))", [key]);
}

/** Whose identity it is; known by these three and by nothing else. It was locked before. */
export function linkOf(
  tx: EntityManager,
  { id: sourceId }: Pick<Source, "id">,
  { issuer, subject }: ProvenIdentity,
): Promise<LinkedAccount | null> {
  return tx.findOneBy(LinkedAccount, { sourceId, issuer, subject });
}

/** Writes down that an identity is somebody's. It was locked before, and nobody had it. */
export async function addLink(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  source: Source,
  identity: ProvenIdentity,
): Promise<LinkedAccount> {
  const { issuer, subject, email, displayName } = identity;
  const now = ctx.now();
  const link = tx.create(LinkedAccount, {
    id: randomUUIDv7(),
    createdAt: now,
    lastUsedAt: now,
    userId: user.id,
    kind: source.kind,
    sourceId: source.id,
    issuer,
    subject,
    email,
    displayName,
    mappedRoles: [],
  });
  return tx.save(link);
}

/** The same to an account that there was before: its owner hears of it wherever they can be reached. */
export async function linkIdentity(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  source: Source,
  identity: ProvenIdentity,
): Promise<LinkedAccount> {
  const link = await addLink(ctx, tx, user, source, identity);
  const { email, issuer } = link;
  await record(ctx, tx, "sso.linked", user, {
    actor: user.id,
    subject: user.id,
    facts: { userId: user.id, kind: source.kind, sourceId: source.id, linkId: link.id },
    changes: { after: { linkedAccount: source.name, issuer, linkedEmail: email } },
  });
  await tellOwnerEverywhere(ctx, tx, user, "SSO_LINKED");
  return link;
}
