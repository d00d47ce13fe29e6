import { z } from "zod";
import { type CountryCode, isCountry } from "../shared/address.ts";
import { databaseUrl, headsEnv, optional, secret, subgraphEnv } from "../shared/env.ts";
import { type PasswordEnv, passwordEnv, passwordPolicyOf } from "./credentials/password-policy.ts";
import type { Places } from "./places/places.ts";
import type { IdentitySettings } from "./settings.ts";

/** The variables about codes that are sent: the same in a process of its own and in `npm start`. */
export const codesEnv = {
  /** Whose numbers are typed without a country. */
  DEFAULT_COUNTRY: z
    .custom<CountryCode>((code) => typeof code === "string" && isCountry(code), "must be a country: IN, DE")
    .default("IN"),
};

/** The variables about signing in: the same in a process of its own and in `npm start`. */
export const signInEnv = {
  /** In how many sessions somebody may be at once, those of their agents apart. */
  SESSION_LIMIT: z.coerce.number("must be a number").int().min(1).max(100).default(10),
  /** For how many days after its last use a number alone opens its account. */
  PHONE_TRUST_DAYS: z.coerce.number("must be a number").int().min(1).max(3650).default(90),
  /** A file in MaxMind's format by which sessions tell roughly where they are; without it they do not. */
  GEO_DATABASE: optional(z.string()),
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
  ...codesEnv,
  ...signInEnv,
};

/** What the variables about codes say, however they were read. */
export interface CodesEnv {
  readonly DEFAULT_COUNTRY: CountryCode;
}

/** What the variables about signing in say, however they were read. */
export interface SignInEnv {
  readonly SESSION_LIMIT: number;
  readonly PHONE_TRUST_DAYS: number;
  readonly GEO_DATABASE?: string;
}

/** The settings of identity's own process. */
export function settingsOf(
  env: CodesEnv &
    PasswordEnv & SignInEnv & { PUBLIC_URL: string; SEALING_SECRET: string; REFRESH_SECRET: string; CODE_SECRET: string },
  places: Places,
): IdentitySettings {
  return {
    issuer: env.PUBLIC_URL,
    sealingSecret: env.SEALING_SECRET,
    refreshSecret: env.REFRESH_SECRET,
    passwords: passwordPolicyOf(env),
    codeSecret: env.CODE_SECRET,
    defaultCountry: env.DEFAULT_COUNTRY,
    sessionLimit: env.SESSION_LIMIT,
    phoneTrustDays: env.PHONE_TRUST_DAYS,
    places,
  };
}
