import { invalid } from "../../../shared/errors.ts";
import { notFound } from "../../../shared/lock.ts";
import type { IdentityContext } from "../../context.ts";
import { assertSteppedUp } from "../../sessions/step-up.ts";
import { expiresSoon, type IdpCertificate } from "./certificate.ts";
import { fetchMetadata } from "./metadata.fetch.ts";
import { type IdpMetadata, isBlocking, readMetadata } from "./metadata.ts";
import { wordsOfFault, wordsOfProblems } from "./metadata.words.ts";
import { refreshed } from "./refresh.ts";
import type { SamlConnection } from "./saml-connection.entity.ts";
import type { ReadSamlMetadata, RefreshSamlMetadata } from "./saml-connection.inputs.ts";
import { samlConnection } from "./saml-connection.service.ts";
import { SamlCertificate, SamlMetadata } from "./saml-connection.types.ts";

/** What is in metadata and what is wrong with it; nothing is saved. */
export async function readSamlMetadata(ctx: IdentityContext, { xml, url }: ReadSamlMetadata): Promise<SamlMetadata> {
  const { language } = ctx.caller;
  if (!xml === !url) throw invalid("Give xml or url.", "xml");
  const loopback = ctx.settings.sso.loopback;
  const found = url
    ? await fetchMetadata(ctx, url)
    : readMetadata(Buffer.from(xml ?? ""), { now: ctx.now(), loopback });
  if (typeof found === "string") throw invalid(wordsOfFault(found, language), "url");
  return metadataOf(ctx, found);
}

/** Looks a connection's metadata up now, as is done every day. */
export async function refreshSamlMetadata(ctx: IdentityContext, { id }: RefreshSamlMetadata): Promise<SamlConnection> {
  await assertSteppedUp(ctx);
  const connection = await samlConnection(ctx, id);
  if (!connection?.metadataUrl) throw notFound();
  const after = await refreshed(ctx, { id, metadataUrl: connection.metadataUrl });
  if (!after) throw notFound();
  return after;
}

/** A certificate as it is shown. */
export function shownCertificate(certificate: IdpCertificate, now: Date): SamlCertificate {
  const { fingerprint, notAfter } = certificate;
  const shown = { fingerprint, notAfter: new Date(notAfter), expiresSoon: expiresSoon(certificate, now) };
  return Object.assign(new SamlCertificate(), shown);
}

function metadataOf(ctx: IdentityContext, found: IdpMetadata): SamlMetadata {
  const { entityId, ssoUrl, sloUrl, nameIdFormats, wantsSignedRequests, validUntil } = found;
  return Object.assign(new SamlMetadata(), {
    ...{ entityId, ssoUrl, sloUrl, nameIdFormats, wantsSignedRequests, validUntil },
    certificates: found.certificates.map((one) => shownCertificate(one, ctx.now())),
    problems: wordsOfProblems(found, ctx.caller.language),
    usable: !found.problems.some(isBlocking),
  });
}
