import { z } from "zod";
import { type CountryCode, isCountry } from "../shared/address.ts";
import { databaseUrl, headsEnv, optional, secret, subgraphEnv } from "../shared/env.ts";
import { type MailEnv, mailEnv, mailWayOf } from "../shared/senders/mail.ts";
import { type SmsEnv, smsEnv, smsWayOf } from "../shared/senders/sms.ts";
import { type PasswordEnv, passwordEnv, passwordPolicyOf } from "./credentials/password-policy.ts";
import { type PasskeyEnv, passkeyEnv, relyingPartyOf } from "./passkeys/relying-party.ts";
import type { Places } from "./places/places.ts";
import { CODE_TRIES, type IdentitySettings, type SendingSettings } from "./settings.ts";

/** The variables about codes that are sent: the same in a process of its own and in `npm start`. */
export const codesEnv = {
  ...mailEnv,
  ...smsEnv,
  /** Whose numbers are typed without a country. */
  DEFAULT_COUNTRY: z
    .custom<CountryCode>((code) => typeof code === "string" && isCountry(code), "must be a country: IN, DE")
    .default("IN"),
  /** Whose numbers are written to. */
  SMS_COUNTRIES: z
    .string()
    .default("IN")
    .transform((list) => list.split(",").map((code) => code.trim()))
    .pipe(z.array(z.string().refine(isCountry, "must be countries, separated by commas: IN,NP"))),
  /** How many text messages a day, of all people together. */
  SMS_DAILY_LIMIT: z.coerce.number().int().min(0).default(1_000),
};

/** The variables about signing in: the same in a process of its own and in `npm start`. */
export const signInEnv = {
  /** In how many sessions somebody may be at once, those of their agents apart. */
  SESSION_LIMIT: z.coerce.number("must be a number").int().min(1).max(1000).default(10),
  /** For how many days after its last use a number alone opens its account. */
  PHONE_TRUST_DAYS: z.coerce.number("must be a number").int().min(1).max(3650).default(90),
  /** A file in MaxMind's format by which sessions tell roughly where they are; without it they do not. */
  GEO_DATABASE: optional(z.string()),
  /** A JSON file with the providers that people sign in with, besides those that administrators add. */
  OIDC_PROVIDERS: optional(z.string()),
};

/** The variables of identity's own process. */
export const identityEnv = {
  ...subgraphEnv,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  /** Numbers the ledger's entries from this process; no other subgraph gets near this role. */
  SEQUENCER_DATABASE_URL: databaseUrl,
  ...headsEnv,
  SEALING_SECRET: secret,
  REFRESH_SECRET: secret,
  ...passwordEnv,
  /** Derives the codes and links that are sent. */
  CODE_SECRET: secret,
  /** Seals what second factors are made of. */
  FACTOR_SECRET: secret,
  /** Derives what single sign-on sends along, and seals what it keeps. */
  SSO_SECRET: secret,
  ...codesEnv,
  ...signInEnv,
  ...passkeyEnv,
  /** A folder for messages instead of a server, shown at /dev/outbox: in development alone. */
  OUTBOX_DIR: optional(z.string()),
};

/** What the variables about codes say, however they were read. */
export interface CodesEnv extends MailEnv, SmsEnv {
  readonly DEFAULT_COUNTRY: CountryCode;
  readonly SMS_COUNTRIES: readonly string[];
  readonly SMS_DAILY_LIMIT: number;
}

/** How codes reach people, by what the environment says: into the folder where there is no server and may be one. */
export function sendingOf(env: CodesEnv, outbox: string | null): SendingSettings {
  const way = mailWayOf(env, outbox);
  return {
    mail: way && { way, from: env.MAIL_FROM },
    sms: smsWayOf(env, outbox),
    smsCountries: env.SMS_COUNTRIES,
    smsDailyLimit: env.SMS_DAILY_LIMIT,
    tries: CODE_TRIES,
  };
}

interface ProcessEnv extends CodesEnv, PasswordEnv, SignInEnv, PasskeyEnv {
  readonly NODE_ENV: string;
  readonly PUBLIC_URL: string;
  readonly SEALING_SECRET: string;
  readonly REFRESH_SECRET: string;
  readonly CODE_SECRET: string;
  readonly FACTOR_SECRET: string;
  readonly SSO_SECRET: string;
  readonly OUTBOX_DIR?: string;
}

/** What the variables about signing in say, however they were read. */
export interface SignInEnv {
  readonly SESSION_LIMIT: number;
  readonly PHONE_TRUST_DAYS: number;
  readonly GEO_DATABASE?: string;
  readonly OIDC_PROVIDERS?: string;
}

/** The settings of identity's own process. */
export function settingsOf(env: ProcessEnv, places: Places): IdentitySettings {
  return {
    issuer: env.PUBLIC_URL,
    sealingSecret: env.SEALING_SECRET,
    refreshSecret: env.REFRESH_SECRET,
    passwords: passwordPolicyOf(env),
    codeSecret: env.CODE_SECRET,
    factorSecret: env.FACTOR_SECRET,
    sso: {
      secret: env.SSO_SECRET,
      loopback: env.NODE_ENV !== "production",
      providersFile: env.OIDC_PROVIDERS ?? null,
    },
    passkeys: relyingPartyOf(env, env.PUBLIC_URL),
    defaultCountry: env.DEFAULT_COUNTRY,
    sessionLimit: env.SESSION_LIMIT,
    phoneTrustDays: env.PHONE_TRUST_DAYS,
    places,
    sending: sendingOf(env, env.NODE_ENV === "production" ? null : (env.OUTBOX_DIR ?? null)),
  };
}
