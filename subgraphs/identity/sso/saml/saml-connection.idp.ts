import { invalid } from "../../../shared/errors.ts";
import type { IdentityContext } from "../../context.ts";
import { type IdpCertificate, readCertificate } from "./certificate.ts";
import { fetchMetadata } from "./metadata.fetch.ts";
import { type IdpMetadata, isBlocking, problemsOf, readMetadata } from "./metadata.ts";
import { wordsOfFault } from "./metadata.words.ts";
import { isSafeUrl } from "./safe-url.ts";
import type { SamlConnection } from "./saml-connection.entity.ts";
import type { SaveSamlConnection } from "./saml-connection.inputs.ts";

/** What a connection knows of its provider. */
export type Idp = Pick<
  SamlConnection,
  | "idpEntityId"
  | "ssoUrl"
  | "sloUrl"
  | "certificates"
  | "validUntil"
  | "metadataUrl"
  | "metadataCheckedAt"
  | "metadataError"
>;

/** What an input says of the provider: metadata that is fetched or brought, or each thing by itself. Null where it says nothing. */
export async function idpOf(ctx: IdentityContext, input: SaveSamlConnection): Promise<Partial<Idp> | null> {
  const { metadataXml, metadataUrl } = input;
  if (metadataXml) return { ...fromMetadata(ctx, bytesRead(ctx, metadataXml), "metadataXml"), metadataUrl: null };
  if (metadataUrl) {
    const fetched = await fetchMetadata(ctx, metadataUrl);
    if (typeof fetched === "string") throw invalid(wordsOfFault(fetched, ctx.caller.language), "metadataUrl");
    const checked = { metadataUrl, metadataCheckedAt: ctx.now(), metadataError: null };
    return { ...fromMetadata(ctx, fetched, "metadataUrl"), ...checked };
  }
  const by = byHand(ctx, input);
  return metadataUrl === "" ? { ...by, metadataUrl: null, metadataCheckedAt: null, metadataError: null } : by;
}

const bytesRead = (ctx: IdentityContext, xml: string) =>
  readMetadata(Buffer.from(xml), { now: ctx.now(), loopback: ctx.settings.sso.loopback });

/** What metadata says that is in order; what is wrong with it is said in the words that mend it. */
export function fromMetadata(ctx: IdentityContext, metadata: IdpMetadata, field: string): Partial<Idp> {
  const blocking = metadata.problems.find(isBlocking);
  const { entityId, ssoUrl, sloUrl, certificates, validUntil } = metadata;
  if (blocking || !entityId || !ssoUrl) throw invalid(wordsOfFault(blocking ?? "NOT_READ", ctx.caller.language), field);
  return { idpEntityId: entityId, ssoUrl, sloUrl, certificates: [...certificates], validUntil };
}

function byHand(ctx: IdentityContext, input: SaveSamlConnection): Partial<Idp> | null {
  const { idpEntityId, ssoUrl, sloUrl } = input;
  const certificates = input.certificates?.map((pem) => certificateIn(ctx, pem));
  const [problem] = certificates ? problemsOf(certificates, ctx.now()).filter(isBlocking) : [];
  if (problem) throw invalid(wordsOfFault(problem, ctx.caller.language), "certificates");
  const { loopback } = ctx.settings.sso;
  for (const [field, url] of Object.entries({ ssoUrl, sloUrl }))
    if (url && !isSafeUrl(url, loopback)) throw invalid(wordsOfFault("UNSAFE_URL", ctx.caller.language), field);
  const said: Partial<Idp> = {
    ...(idpEntityId && { idpEntityId: idpEntityId.trim() }),
    ...(ssoUrl && { ssoUrl }),
    ...(typeof sloUrl === "string" && { sloUrl: sloUrl || null }),
    // By hand it is whoever writes it who believes it.
    ...(certificates && { certificates, validUntil: null }),
  };
  return Object.keys(said).length > 0 ? said : null;
}

function certificateIn(ctx: IdentityContext, pem: string): IdpCertificate {
  const certificate = readCertificate(pem);
  if (typeof certificate !== "string") return certificate;
  throw invalid(wordsOfFault(certificate, ctx.caller.language), "certificates");
}
