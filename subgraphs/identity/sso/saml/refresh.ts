import { IsNull, LessThan, Not } from "typeorm";
import type { IdentityContext } from "../../context.ts";
import { fetchMetadata } from "./metadata.fetch.ts";
import { isBlocking } from "./metadata.ts";
import type { MetadataFault } from "./metadata.words.ts";
import { tellOfEnds } from "./running-out.ts";
import { SamlConnection } from "./saml-connection.entity.ts";
import { fromMetadata, type Idp } from "./saml-connection.idp.ts";
import { followProvider } from "./saml-connection.service.ts";

const EVERY_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Looks a provider's metadata up. What cannot be read changes nothing but that it is said. */
export async function refreshed(
  ctx: IdentityContext,
  { id, metadataUrl }: { id: string; metadataUrl: string },
): Promise<SamlConnection | null> {
  const fetched = await fetchMetadata(ctx, metadataUrl);
  const fault = typeof fetched === "string" ? fetched : fetched.problems.find(isBlocking);
  const moved = async (entityId: string | null) => {
    const connection = await ctx.db.getRepository(SamlConnection).findOneBy({ id });
    return connection !== null && connection.idpEntityId !== entityId;
  };
  const failed = (metadataError: MetadataFault): Partial<Idp> => ({ metadataCheckedAt: ctx.now(), metadataError });
  if (fault || typeof fetched === "string") return followProvider(ctx, id, failed(fault ?? "FETCH_FAILED"));
  // Whoever is somebody else now vouches for nobody here until an administrator says so.
  if (await moved(fetched.entityId)) return followProvider(ctx, id, failed("OTHER_PROVIDER"));
  const checked = { metadataCheckedAt: ctx.now(), metadataError: null };
  return followProvider(ctx, id, { ...fromMetadata(ctx, fetched, "metadataUrl"), ...checked });
}

/** Looks up once a day what connections say where their metadata is, and says which are about to stop; forgets messages that nobody would believe again. */
export function keepConnections(ctx: IdentityContext): () => void {
  const work = () => lookAfter(ctx).catch((err) => ctx.log.warn({ err }, "connections by SAML were not looked after"));
  const timer = setInterval(() => void work(), EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** Once, as of now. */
export async function lookAfter(ctx: IdentityContext): Promise<void> {
  await ctx.db.query("delete from saml_assertions where expires_at < $1", [ctx.now()]);
  const yesterday = new Date(ctx.now().getTime() - DAY_MS);
  const due = await ctx.db.getRepository(SamlConnection).find({
    where: { metadataUrl: Not(IsNull()), metadataCheckedAt: LessThan(yesterday) },
    order: { metadataCheckedAt: "ASC" },
  });
  for (const { id, metadataUrl } of due) if (metadataUrl) await refreshed(ctx, { id, metadataUrl });
  await tellOfEnds(ctx);
}
