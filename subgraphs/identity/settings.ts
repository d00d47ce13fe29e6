import type { CountryCode } from "../shared/address.ts";

/** What identity needs besides a database. Its secrets never come near one. */
export interface IdentitySettings {
  /** The public origin; also the issuer of every token. */
  readonly issuer: string;
  /** Seals private keys in the database, so that a dump of it signs nothing. */
  readonly sealingSecret: string;
  /** Derives refresh tokens, so that a dump of the database refreshes nothing. */
  readonly refreshSecret: string;
  /** Derives codes and links, so that a dump of the database redeems nothing. */
  readonly codeSecret: string;
  /** Whose numbers are typed without a country. */
  readonly defaultCountry: CountryCode;
}
