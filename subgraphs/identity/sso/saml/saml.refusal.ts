import { XmlFault, type XmlFaultReason } from "./xml.fault.ts";

/** Why a message of an identity provider is not believed: one word for each rule, by which its test knows that it was this one. */
export type SamlReason =
  | XmlFaultReason
  | "NOT_BASE64"
  | "WRONG_MESSAGE"
  | "UNEXPECTED_ELEMENT"
  | "NO_ASSERTION"
  | "SEVERAL_ASSERTIONS"
  | "DUPLICATE_ID"
  | "NOT_SIGNED"
  | "SIGNATURE_MISPLACED"
  | "SIGNATURE_SHAPE"
  | "SIGNATURE_REFERENCE"
  | "WEAK_ALGORITHM"
  | "UNKNOWN_ALGORITHM"
  | "UNKNOWN_CANONICALIZATION"
  | "UNKNOWN_TRANSFORM"
  | "WEAK_ENCRYPTION"
  | "NOT_ENCRYPTED"
  | "SIGNATURE_WRONG"
  | "NOT_VERIFIED"
  | "STATUS"
  | "VERSION"
  | "ISSUER"
  | "DESTINATION"
  | "RECIPIENT"
  | "AUDIENCE"
  | "CONDITION"
  | "CONFIRMATION"
  | "IN_RESPONSE_TO"
  | "UNSOLICITED"
  | "TOO_EARLY"
  | "TOO_LATE"
  | "NO_SUBJECT"
  | "TRANSIENT_SUBJECT"
  | "NOT_AUTHENTICATED"
  | "NOT_DECRYPTED"
  | "READERS_DIFFER"
  | "REPLAYED";

/** A message that is not believed. Of what stood in it nothing is said, except the status with which the provider itself refused. */
export class SamlRefusal extends Error {
  constructor(
    readonly reason: SamlReason,
    /** What the provider said about why it refused, shortened. */
    readonly status: string | null = null,
    options?: ErrorOptions,
  ) {
    super(`The message of the identity provider is not believed: ${reason}.`, options);
  }
}

/** A refusal, whoever read the document first. */
export function refusalOf(error: unknown): SamlRefusal | null {
  if (error instanceof SamlRefusal) return error;
  return error instanceof XmlFault ? new SamlRefusal(error.reason, null, { cause: error }) : null;
}
