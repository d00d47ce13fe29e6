import type { Profile } from "@node-saml/node-saml";
import type { ProvenIdentity } from "../proven-identity.ts";
import type { SsoSession } from "../sso-session.entity.ts";
import type { SamlName } from "./statement.ts";

const UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

/** A name with all that it is asked for by, as it is kept for the day when it is signed out. */
export function keptName({ value, format, nameQualifier, spNameQualifier }: SamlName): ProvenIdentity["logout"] {
  const kept = { nameId: value, format, nameQualifier, spNameQualifier };
  return Object.fromEntries(Object.entries(kept).flatMap(([key, text]) => (text === null ? [] : [[key, text]])));
}

/** The same, as the library asks for it in a request to sign out. */
export function profileOf(kept: ProvenIdentity["logout"], { issuer, sessionIndex }: SsoSession): Profile {
  const { nameId = "", format = UNSPECIFIED, nameQualifier, spNameQualifier } = kept;
  return {
    issuer,
    nameID: nameId,
    nameIDFormat: format,
    ...(nameQualifier && { nameQualifier }),
    ...(spNameQualifier && { spNameQualifier }),
    ...(sessionIndex && { sessionIndex }),
  };
}
