import { randomUUID } from "node:crypto";
import { SAML } from "@node-saml/node-saml";
import { ArrayContains, In } from "typeorm";
import type { Source, SourceKind } from "../source.ts";
import { SsoRefused } from "../sso.refused.ts";
import { logoutOf } from "../sso-session.seal.ts";
import { settingsFor } from "./connection.settings.ts";
import { profileOf } from "./name-id.ts";
import { partiesOf, requestOf } from "./parties.ts";
import { SamlConnection } from "./saml-connection.entity.ts";

/** Organisations' own identity providers. */
export const samlSource: SourceKind = {
  kind: "SAML",
  table: "saml_connections",
  find: async (db, ids) => (await db.findBy(SamlConnection, { id: In([...ids]) })).map(asSource),
  // Which organisations there are is nobody's business: people are led to theirs by their address.
  offered: async () => [],
  async ofDomain(db, domain) {
    const connection = await db.findOneBy(SamlConnection, { enabled: true, domains: ArrayContains([domain]) });
    return connection && asSource(connection);
  },
  async urlOf(ctx, { id, sourceId }) {
    const connection = await ctx.db.manager.findOneByOrFail(SamlConnection, { id: sourceId });
    const parties = await partiesOf(ctx, connection);
    if (parties instanceof SsoRefused) return parties;
    const request = requestOf({ id, createdAt: ctx.now() });
    return new SAML(settingsFor(parties, request)).getAuthorizeUrlAsync(id, undefined, {});
  },
  async logoutUrlOf(ctx, session) {
    const connection = await ctx.db.getRepository(SamlConnection).findOneBy({ id: session.sourceId });
    const name = logoutOf(ctx, session);
    const parties = connection?.sloUrl && name.nameId ? await partiesOf(ctx, connection) : null;
    if (!parties || parties instanceof SsoRefused) return null;
    const request = { id: `_${randomUUID()}`, at: ctx.now() };
    const saml = new SAML({ ...settingsFor(parties, request), privateKey: parties.privateKey });
    return saml.getLogoutUrlAsync(profileOf(name, session), "", {});
  },
};

function asSource(connection: SamlConnection): Source {
  const { id, name, enabled, allowSignUp, factorAtProvider, required } = connection;
  // One that is off is required of nobody: its people would be locked out.
  return {
    kind: "SAML",
    id,
    name,
    preset: null,
    enabled,
    allowSignUp,
    factorAtProvider,
    required: required && enabled,
  };
}
