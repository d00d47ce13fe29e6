import type { Role } from "../roles/roles.ts";

/** What a source said of somebody, one thing with each of its values. */
export interface Attribute {
  readonly name: string;
  readonly values: readonly string[];
}

/** Who somebody is at a source, verified: the one shape in which both kinds of source say it. */
export interface ProvenIdentity {
  /** Who says it, as they call themselves: the issuer of OpenID Connect, the entity id of SAML. */
  readonly issuer: string;
  /** What never changes of this person there, and is given to nobody else. */
  readonly subject: string;
  /** Lower case; shown with the link, whoever vouches for it. */
  readonly email: string | null;
  /** Whether this source decides who has addresses of that domain: then it says whose account here it is about. */
  readonly emailAuthoritative: boolean;
  readonly displayName: string | null;
  /** What the source's roles are here; null where it decides nothing about roles. */
  readonly roles: readonly Role[] | null;
  /** Whether the name here follows the name there at each sign-in. */
  readonly keepsProfile: boolean;
  /** False where the source says that this person has no access, or gives none of the roles that it has to give. */
  readonly active: boolean;
  /** Values that stand for no role here, where that is why. */
  readonly unknownRoles: readonly string[];
  /** Whether the source says that it asked for a second factor. */
  readonly factorProven: boolean;
  /** When they last proved there who they are, in ISO 8601; null where the source does not say. */
  readonly authenticatedAt: string | null;
  /** Until when the source lets a session go on, in ISO 8601; null where it leaves that to us. */
  readonly until: string | null;
  /** What the source calls its own session (`sid`, SessionIndex). */
  readonly sessionIndex: string | null;
  /** What it takes to end that one: an ID token, or a NameID with its format and qualifiers. Kept sealed. */
  readonly logout: Readonly<Record<string, string>>;
  /** Everything that was said; kept sealed, for a test that an administrator makes. */
  readonly attributes: readonly Attribute[];
}
