import { SsoRefused } from "../sso.refused.ts";
import type { SAML_REASONS } from "./saml.reasons.ts";
import type { SamlReason, SamlRefusal } from "./saml.refusal.ts";

/** Of which kind a refusal is to whoever looks after the connection: what they have to mend is the same for each of a kind. */
const KINDS: Partial<Record<SamlReason, keyof typeof SAML_REASONS>> = {
  NOT_SIGNED: "SAML_NOT_SIGNED",
  SIGNATURE_WRONG: "SAML_SIGNATURE",
  NOT_VERIFIED: "SAML_SIGNATURE",
  WEAK_ALGORITHM: "SAML_ALGORITHM",
  UNKNOWN_ALGORITHM: "SAML_ALGORITHM",
  UNKNOWN_CANONICALIZATION: "SAML_ALGORITHM",
  UNKNOWN_TRANSFORM: "SAML_ALGORITHM",
  WEAK_ENCRYPTION: "SAML_ALGORITHM",
  NOT_ENCRYPTED: "SAML_ENCRYPTION",
  NOT_DECRYPTED: "SAML_ENCRYPTION",
  STATUS: "SAML_SAID_NO",
  ISSUER: "SAML_ISSUER",
  DESTINATION: "SAML_ADDRESS",
  RECIPIENT: "SAML_ADDRESS",
  AUDIENCE: "SAML_AUDIENCE",
  IN_RESPONSE_TO: "SAML_REQUEST",
  UNSOLICITED: "SAML_UNSOLICITED",
  TOO_EARLY: "SAML_TIME",
  TOO_LATE: "SAML_TIME",
  NO_SUBJECT: "SAML_SUBJECT",
  TRANSIENT_SUBJECT: "SAML_SUBJECT",
  CONDITION: "SAML_STATEMENT",
  CONFIRMATION: "SAML_STATEMENT",
  NOT_AUTHENTICATED: "SAML_STATEMENT",
  VERSION: "SAML_STATEMENT",
  REPLAYED: "SAML_REPLAYED",
};

/** What somebody is told, and what whoever looks after the connection is told, of an answer that is not believed. */
export function refusedBy({ reason, status }: SamlRefusal): SsoRefused {
  if (reason === "STATUS") return new SsoRefused("SSO_REFUSED", "SAML_SAID_NO", status);
  return new SsoRefused("SSO_INVALID", KINDS[reason] ?? "SAML_SHAPE", reason);
}
