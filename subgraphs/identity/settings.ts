import type { PasswordPolicy } from "../../schema/passwords/policy.ts";
import type { CountryCode } from "../shared/address.ts";
import type { Places } from "./places/places.ts";

/** What identity needs besides a database. Its secrets never come near one. */
export interface IdentitySettings {
  /** The public origin; also the issuer of every token. */
  readonly issuer: string;
  /** Seals private keys in the database, so that a dump of it signs nothing. */
  readonly sealingSecret: string;
  /** Derives refresh tokens, so that a dump of the database refreshes nothing. */
  readonly refreshSecret: string;
  /** What is asked of passwords. */
  readonly passwords: PasswordPolicy;
  /** Derives codes and links, so that a dump of the database redeems nothing. */
  readonly codeSecret: string;
  /** Whose numbers are typed without a country. */
  readonly defaultCountry: CountryCode;
  /** In how many sessions somebody may be at once, those of their agents apart. */
  readonly sessionLimit: number;
  /** For how many days after its last use a number alone opens its account; later somebody else may have it. */
  readonly phoneTrustDays: number;
  /** Roughly where addresses are, as far as this installation knows. */
  readonly places: Places;
}
