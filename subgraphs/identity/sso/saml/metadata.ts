import { type CertificateFault, expiresSoon, type IdpCertificate, inForce, readCertificate } from "./certificate.ts";
import { descriptorIn } from "./metadata.descriptor.ts";
import { isSafeUrl } from "./safe-url.ts";
import { childrenOf, everyElement, type XmlElement } from "./xml.element.ts";
import { XmlFault, type XmlFaultReason } from "./xml.fault.ts";
import { METADATA, SIGNATURE } from "./xml.namespaces.ts";
import { readXml } from "./xml.read.ts";

/** The most that metadata of one provider may have. */
export const MOST_METADATA = 1024 * 1024;

const REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

/** What is wrong with metadata, by name; some of it only wants to be known. */
export type MetadataProblem =
  | "NOT_READ"
  | "NO_PROVIDER"
  | "SEVERAL_PROVIDERS"
  | "NO_ENTITY_ID"
  | "NO_SSO_URL"
  | "UNSAFE_URL"
  | "METADATA_EXPIRED"
  | "NO_CERTIFICATE"
  | "CERTIFICATES_OVER"
  | "CERTIFICATE_SOON_OVER"
  | "NO_SLO_URL"
  | CertificateFault;

/** What is worth knowing and keeps nobody from saving. */
const HARMLESS = new Set<MetadataProblem>(["CERTIFICATE_SOON_OVER", "NO_SLO_URL"]);

export const isBlocking = (problem: MetadataProblem): boolean => !HARMLESS.has(problem);

/** What metadata says of an identity provider, as far as it could be read. */
export interface IdpMetadata {
  readonly entityId: string | null;
  readonly ssoUrl: string | null;
  readonly sloUrl: string | null;
  readonly certificates: readonly IdpCertificate[];
  readonly nameIdFormats: readonly string[];
  readonly wantsSignedRequests: boolean;
  readonly validUntil: Date | null;
  readonly problems: readonly MetadataProblem[];
  /** Why it was not read at all. */
  readonly fault: XmlFaultReason | null;
}

interface Reading {
  readonly now: Date;
  /** Whether addresses of this machine will do: where nobody is served but tests and who develops. */
  readonly loopback: boolean;
}

/** Reads metadata that somebody brings: everything that is wrong with it is said at once. */
export function readMetadata(bytes: Uint8Array, { now, loopback }: Reading): IdpMetadata {
  let root: XmlElement;
  try {
    root = readXml(bytes, { comments: "skipped", mostBytes: MOST_METADATA });
  } catch (error) {
    if (error instanceof XmlFault) return { ...NOTHING, problems: ["NOT_READ"], fault: error.reason };
    throw error;
  }
  const found = descriptorIn(root);
  if (typeof found === "string") return { ...NOTHING, problems: [found] };
  const { entity, idp, validUntil } = found;
  const entityId = entity.attributes.get("entityID")?.trim() || null;
  const [ssoUrl, sloUrl] = [serviceOf(idp, "SingleSignOnService"), serviceOf(idp, "SingleLogoutService")];
  const { certificates, faults } = certificatesOf(idp);
  const problems = new Set<MetadataProblem>(faults);
  if (!entityId) problems.add("NO_ENTITY_ID");
  if (!ssoUrl) problems.add("NO_SSO_URL");
  if (!sloUrl) problems.add("NO_SLO_URL");
  if ([ssoUrl, sloUrl].some((url) => url !== null && !isSafeUrl(url, loopback))) problems.add("UNSAFE_URL");
  if (validUntil && !(validUntil > now)) problems.add("METADATA_EXPIRED");
  for (const problem of problemsOf(certificates, now)) problems.add(problem);
  const nameIdFormats = childrenOf(idp, METADATA, "NameIDFormat").map(({ text }) => text.trim());
  const wantsSignedRequests = idp.attributes.get("WantAuthnRequestsSigned") === "true";
  return {
    ...{ entityId, ssoUrl, sloUrl, certificates, nameIdFormats, wantsSignedRequests, validUntil },
    problems: [...problems],
    fault: null,
  };
}

/** What is wrong with the certificates of a provider, wherever they come from. */
export function problemsOf(certificates: readonly IdpCertificate[], now: Date): MetadataProblem[] {
  if (certificates.length === 0) return ["NO_CERTIFICATE"];
  const valid = inForce(certificates, now);
  if (valid.length === 0) return ["CERTIFICATES_OVER"];
  return valid.every((certificate) => expiresSoon(certificate, now)) ? ["CERTIFICATE_SOON_OVER"] : [];
}

const NOTHING: IdpMetadata = {
  ...{ entityId: null, ssoUrl: null, sloUrl: null, certificates: [], nameIdFormats: [], validUntil: null },
  ...{ wantsSignedRequests: false, problems: [], fault: null },
};

/** Where a provider is asked by a redirect, which is how we ask. */
function serviceOf(idp: XmlElement, name: string): string | null {
  const service = childrenOf(idp, METADATA, name).find(({ attributes }) => attributes.get("Binding") === REDIRECT);
  return service?.attributes.get("Location")?.trim() || null;
}

/** Those that sign; of each key the first, since what follows vouches for it and signs nothing. */
function certificatesOf(idp: XmlElement): { certificates: IdpCertificate[]; faults: CertificateFault[] } {
  const certificates: IdpCertificate[] = [];
  const faults: CertificateFault[] = [];
  for (const key of childrenOf(idp, METADATA, "KeyDescriptor")) {
    if ((key.attributes.get("use") ?? "signing") !== "signing") continue;
    const first = [...everyElement(key)].find(
      ({ namespace, name }) => namespace === SIGNATURE && name === "X509Certificate",
    );
    const certificate = first ? readCertificate(first.text) : "CERTIFICATE_UNREADABLE";
    if (typeof certificate === "string") faults.push(certificate);
    else if (certificates.every(({ fingerprint }) => fingerprint !== certificate.fingerprint))
      certificates.push(certificate);
  }
  return { certificates, faults };
}
