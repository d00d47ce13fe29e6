import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { invalid } from "../../../shared/errors.ts";
import { record } from "../../../shared/ledger/record.ts";
import { lockVersion } from "../../../shared/lock.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { assertSteppedUp } from "../../sessions/step-up.ts";
import { User } from "../../users/user.entity.ts";
import { domainOf } from "../domain.ts";
import { LinkedAccount } from "../linked-account.entity.ts";
import { removeLinks } from "../remove-links.ts";
import { SamlConnection } from "./saml-connection.entity.ts";
import { type Idp, idpOf } from "./saml-connection.idp.ts";
import type { RemoveSamlConnection, SaveSamlConnection } from "./saml-connection.inputs.ts";
import { assertSound, NOTHING_YET, shown, wantedOf } from "./saml-connection.wanted.ts";

/** Every connection, by name; those that are switched off too. */
export function samlConnections(ctx: IdentityContext): Promise<SamlConnection[]> {
  return ctx.db.getRepository(SamlConnection).find({ order: { name: "ASC", id: "ASC" } });
}

export function samlConnection(ctx: IdentityContext, id: string): Promise<SamlConnection | null> {
  return ctx.db.getRepository(SamlConnection).findOneBy({ id });
}

/** Adds a connection, or changes one as it was read; its provider is asked for its metadata before anything is locked. */
export async function saveSamlConnection(ctx: IdentityContext, input: SaveSamlConnection): Promise<SamlConnection> {
  await assertSteppedUp(ctx);
  const idp = await idpOf(ctx, input);
  return ctx.db.transaction(async (tx) => {
    // Whose domains and names are whose is decided by one after the other.
    await tx.query("lock table saml_connections in share row exclusive mode");
    const connection = input.id ? await locked(ctx, tx, input) : blank(ctx, tx);
    const before = input.id ? shown(connection) : {};
    Object.assign(connection, wantedOf(connection, input), idp);
    assertSound(ctx, connection);
    await assertNobodyElses(ctx, tx, connection);
    await assertStaysIn(ctx, tx, connection);
    return keep(ctx, tx, connection, before);
  });
}

/** Takes a connection away, with what people had by it. */
export async function removeSamlConnection(ctx: IdentityContext, input: RemoveSamlConnection): Promise<boolean> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    const connection = await locked(ctx, tx, input);
    const linkedAccounts = await removeLinks(ctx, tx, connection);
    await tx.delete(SamlConnection, { id: connection.id });
    await record(
      ctx,
      tx,
      "sso.connectionRemoved",
      { id: input.id },
      {
        facts: { connectionId: input.id, linkedAccounts },
        changes: { before: shown(connection) },
      },
    );
    return true;
  });
}

/** What was read of its provider just now, as it stands then: whatever else was changed meanwhile stays. */
export async function followProvider(
  ctx: IdentityContext,
  id: string,
  idp: Partial<Idp>,
): Promise<SamlConnection | null> {
  return ctx.db.transaction(async (tx) => {
    const connection = await tx.findOne(SamlConnection, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!connection) return null;
    const before = shown(connection);
    Object.assign(connection, idp);
    const after = shown(connection);
    if (JSON.stringify(before) === JSON.stringify(after)) {
      // Nothing that anybody decides about has changed, and so the version has not.
      const kept = [id, ctx.now(), connection.validUntil];
      await tx.query("update saml_connections set metadata_checked_at = $2, valid_until = $3 where id = $1", kept);
      return connection;
    }
    await tx.save(connection);
    const { version, metadataError } = connection;
    await record(ctx, tx, "sso.metadataRefreshed", connection, {
      facts: { connectionId: id, version, failed: metadataError !== null },
      changes: { before, after },
    });
    return connection;
  });
}

async function keep(
  ctx: IdentityContext,
  tx: EntityManager,
  connection: SamlConnection,
  before: Record<string, unknown>,
): Promise<SamlConnection> {
  const after = shown(connection);
  await tx.save(connection);
  if (JSON.stringify(before) === JSON.stringify(after)) return connection;
  const { id: connectionId, version, enabled, required } = connection;
  await record(ctx, tx, "sso.connectionSaved", connection, {
    facts: { connectionId, version, enabled, required },
    changes: { before, after },
  });
  return connection;
}

async function locked(
  ctx: IdentityContext,
  tx: EntityManager,
  { id, version }: Pick<SaveSamlConnection, "id" | "version">,
): Promise<SamlConnection> {
  if (!id || !version) throw invalid("version says on which version the change was decided.", "version");
  return lockVersion(ctx, tx, SamlConnection, { id, version });
}

function blank(ctx: IdentityContext, tx: EntityManager): SamlConnection {
  return tx.create(SamlConnection, { id: randomUUIDv7(), createdAt: ctx.now(), ...NOTHING_YET });
}

/** Whoever requires a connection can still sign in themselves: there may be nobody else who could take it back. */
async function assertStaysIn(
  ctx: IdentityContext,
  tx: EntityManager,
  { id: sourceId, enabled, required, domains }: SamlConnection,
): Promise<void> {
  const { id } = ctx.viewer;
  if (!enabled || !required) return;
  const { email, breakGlass } = await tx.findOneByOrFail(User, { id });
  if (breakGlass || !domains.includes(domainOf(email) ?? "")) return;
  if (!(await tx.existsBy(LinkedAccount, { userId: id, sourceId })))
    throw invalid(textOf("SSO_LOCKS_YOU_OUT", ctx.caller.language), "required");
}

/** A domain leads to one connection, and a provider is one connection's: else nobody could say whose answer it is. */
async function assertNobodyElses(
  ctx: IdentityContext,
  tx: EntityManager,
  { id, domains, idpEntityId }: SamlConnection,
): Promise<void> {
  const others = tx.createQueryBuilder(SamlConnection, "c").where("c.id <> :id", { id });
  if (domains.length && (await others.clone().andWhere("c.domains && :domains", { domains }).getExists()))
    throw invalid(textOf("SSO_DOMAIN_TAKEN", ctx.caller.language), "domains");
  if (idpEntityId && (await others.andWhere("c.idpEntityId = :idpEntityId", { idpEntityId }).getExists()))
    throw invalid(textOf("SSO_PROVIDER_TAKEN", ctx.caller.language), "idpEntityId");
}
