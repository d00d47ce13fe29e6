import { sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { ASSERTION, PROTOCOL } from "../../subgraphs/identity/sso/saml/xml.namespaces.ts";
import type { Parted, SamlForge } from "./saml-forge.ts";

const MINUTE_MS = 60_000;
const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

/** Whom a provider signs out, and what else its request says. */
export interface LogoutTold {
  readonly destination: string;
  readonly name: string;
  readonly sessionIndex?: string | null;
  readonly issuer?: string;
  readonly id?: string;
  readonly until?: Date;
}

/** A request to sign out in canonical form, without its signature. */
function requestOf(idp: SamlForge, told: LogoutTold, id: string): Parted {
  const now = new Date();
  const { destination, name, sessionIndex = null, issuer = idp.entityId } = told;
  const until = told.until ?? new Date(now.getTime() + 5 * MINUTE_MS);
  const index = sessionIndex === null ? "" : `<samlp:SessionIndex>${sessionIndex}</samlp:SessionIndex>`;
  return [
    `<samlp:LogoutRequest xmlns:samlp="${PROTOCOL}" Destination="${destination}" ID="${id}"` +
      ` IssueInstant="${now.toISOString()}" NotOnOrAfter="${until.toISOString()}" Version="2.0">` +
      `<saml:Issuer xmlns:saml="${ASSERTION}">${issuer}</saml:Issuer>`,
    `<saml:NameID xmlns:saml="${ASSERTION}">${name}</saml:NameID>${index}</samlp:LogoutRequest>`,
  ];
}

const newId = () => `_l${Math.random().toString(16).slice(2)}${Date.now().toString(16)}`;

/** A signed request by POST, as XML. */
export function logoutByPost(idp: SamlForge, told: LogoutTold): string {
  const id = told.id ?? newId();
  return idp.signed(requestOf(idp, told, id), id);
}

/** A request by redirect, with its query signed; or not, or in another way. */
export function logoutByRedirect(
  idp: SamlForge,
  told: LogoutTold,
  { signed = true, algorithm = RSA_SHA256, hash = "sha256", key = idp.key, relayState = "" } = {},
): string {
  const request = requestOf(idp, told, told.id ?? newId()).join("");
  const message = encodeURIComponent(deflateRawSync(Buffer.from(request)).toString("base64"));
  const state = relayState ? `&RelayState=${encodeURIComponent(relayState)}` : "";
  const query = `SAMLRequest=${message}${state}&SigAlg=${encodeURIComponent(algorithm)}`;
  const signature = encodeURIComponent(sign(hash, Buffer.from(query), key).toString("base64"));
  return `${told.destination}?${signed ? `${query}&Signature=${signature}` : `SAMLRequest=${message}${state}`}`;
}
