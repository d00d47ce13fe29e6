/** What was wrong with an answer of a passkey, as the ledger and the metrics say it. */
export const PASSKEY_FAULTS = [
  /** There is no such challenge for whoever answers: used, too old, of another purpose, browser, session or sign-in. */
  "EXPIRED",
  "MALFORMED",
  "TYPE",
  "CHALLENGE",
  "ORIGIN",
  /** The page was shown within another one. */
  "EMBEDDED",
  "RP_ID",
  /** Nobody was there. */
  "ABSENT",
  /** It was not checked who was there. */
  "UNVERIFIED",
  "SIGNATURE",
  /** No passkey of ours, or none any more. */
  "UNKNOWN",
  /** Somebody else's. */
  "OWNER",
  /** What could not be copied can be now, or the other way round. */
  "ELIGIBILITY",
  "SUSPENDED",
  /** It counted fewer uses than we did: there are two of it. */
  "COUNTER",
  "ALGORITHM",
  "ATTESTATION",
  /** There is one with this id already. */
  "KNOWN",
  /** Not looked at. */
  "TOO_MANY_ATTEMPTS",
] as const;
export type PasskeyFault = (typeof PASSKEY_FAULTS)[number];

/** Of an answer that was not taken. */
export class PasskeyRefused {
  constructor(
    readonly fault: PasskeyFault,
    readonly retryAt: Date | null = null,
  ) {}

  /** What its sender is told; what was tried is the ledger's. */
  get code(): PasskeyRefusalCode {
    return CODES[this.fault] ?? "PASSKEY_REFUSED";
  }
}

type PasskeyRefusalCode =
  | "PASSKEY_REFUSED"
  | "PASSKEY_EXPIRED"
  | "PASSKEY_UNVERIFIED"
  | "PASSKEY_SUSPENDED"
  | "TOO_MANY_ATTEMPTS";

const CODES: Partial<Record<PasskeyFault, PasskeyRefusalCode>> = {
  EXPIRED: "PASSKEY_EXPIRED",
  UNVERIFIED: "PASSKEY_UNVERIFIED",
  SUSPENDED: "PASSKEY_SUSPENDED",
  COUNTER: "PASSKEY_SUSPENDED",
  TOO_MANY_ATTEMPTS: "TOO_MANY_ATTEMPTS",
};
