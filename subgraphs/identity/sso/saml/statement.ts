/** An attribute as the provider names it, with all that it says. */
export interface SamlAttribute {
  readonly name: string;
  readonly values: readonly string[];
}

/** The name of somebody at their provider, with everything by which it is asked for again when they sign out. */
export interface SamlName {
  readonly value: string;
  readonly format: string | null;
  readonly nameQualifier: string | null;
  readonly spNameQualifier: string | null;
}

/** What an identity provider has said of somebody, signed, to us, now. */
export interface SamlStatement {
  readonly assertionId: string;
  /** Until then the same assertion would be believed, and so it is remembered. */
  readonly notOnOrAfter: Date;
  readonly issuer: string;
  readonly name: SamlName;
  readonly sessionIndex: string | null;
  readonly authnContext: string | null;
  /** When they proved to the provider who they are. */
  readonly authenticatedAt: Date | null;
  /** Until when the provider lets a session go on. */
  readonly until: Date | null;
  readonly attributes: readonly SamlAttribute[];
}
