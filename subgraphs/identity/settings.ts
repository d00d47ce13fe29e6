import type { PasswordPolicy } from "../../schema/passwords/policy.ts";
import type { CountryCode } from "../shared/address.ts";
import type { MailWay } from "../shared/senders/mail.ts";
import type { SmsWay } from "../shared/senders/sms.ts";
import type { RelyingParty } from "./passkeys/relying-party.ts";
import type { Places } from "./places/places.ts";

/** How codes and notices reach people, and how many may. */
export interface SendingSettings {
  /** Null where no mail is sent: then nobody is offered a code by mail. */
  readonly mail: { readonly way: MailWay; readonly from: string } | null;
  readonly sms: SmsWay | null;
  /** Whose numbers are written to, as ISO 3166 names them. */
  readonly smsCountries: readonly string[];
  /** How many text messages a day the whole installation pays for. */
  readonly smsDailyLimit: number;
  readonly tries: { readonly attempts: number; readonly backoffMs: number };
}

/** What single sign-on needs besides its sources. */
interface SsoSettings {
  /** Derives what a journey sends along, and seals what sources tell us and what we tell them by. */
  readonly secret: string;
  /** Whether sources may be on this machine, without TLS: in development alone. */
  readonly loopback: boolean;
  /** The operator's own providers: a JSON file; null where there is none. */
  readonly providersFile: string | null;
}

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
  /** Seals the seeds of authenticator apps and keys the hashes of backup codes, so that a dump of the database proves nothing. */
  readonly factorSecret: string;
  /** Single sign-on. */
  readonly sso: SsoSettings;
  /** For whom passkeys are made, and on which pages they are used. */
  readonly passkeys: RelyingParty;
  /** Whose numbers are typed without a country. */
  readonly defaultCountry: CountryCode;
  /** In how many sessions somebody may be at once, those of their agents apart. */
  readonly sessionLimit: number;
  /** For how many days after its last use a number alone opens its account; later somebody else may have it. */
  readonly phoneTrustDays: number;
  /** Roughly where addresses are, as far as this installation knows. */
  readonly places: Places;
  readonly sending: SendingSettings;
}

/** Within the life of a code; one that comes later is of no use to anybody. */
export const CODE_TRIES: SendingSettings["tries"] = { attempts: 6, backoffMs: 5_000 };
