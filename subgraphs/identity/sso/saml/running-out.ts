import type { IdentityContext } from "../../context.ts";
import { tellAdministrators } from "../administrators.ts";
import { expiresSoon, inForce } from "./certificate.ts";
import { SamlConnection } from "./saml-connection.entity.ts";

/** How long before metadata that nothing renews is over. */
const SOON_MS = 3 * 24 * 3_600_000;

/** When a connection lets nobody in any more, where that is soon and comes by itself; null where it goes on. */
function endOf(connection: SamlConnection, now: Date): string | null {
  const { certificates, validUntil, metadataUrl, metadataError } = connection;
  const renewed = metadataUrl !== null && metadataError === null;
  if (validUntil && !renewed && validUntil.getTime() - now.getTime() <= SOON_MS) return validUntil.toISOString();
  const valid = inForce(certificates, now);
  if (!valid.every((certificate) => expiresSoon(certificate, now))) return null;
  return (
    valid
      .map(({ notAfter }) => notAfter)
      .sort()
      .at(-1) ?? null
  );
}

/** Tells whoever looks after connections, once, that one is about to stop. */
export async function tellOfEnds(ctx: IdentityContext): Promise<void> {
  for (const { id } of await ctx.db.getRepository(SamlConnection).findBy({ enabled: true }))
    await ctx.db.transaction(async (tx) => {
      const connection = await tx.findOne(SamlConnection, { where: { id }, lock: { mode: "pessimistic_write" } });
      const end = connection && endOf(connection, ctx.now());
      if (!end || connection.toldOf === end) return;
      // Nothing that anybody decides about: its version stays.
      await tx.query("update saml_connections set told_of = $2 where id = $1", [id, end]);
      await tellAdministrators(ctx, tx, "SSO_RUNNING_OUT");
    });
}
