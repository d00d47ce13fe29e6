import { z } from "zod";
import { type CountryCode, isCountry } from "../shared/address.ts";
import { databaseUrl, headsEnv, secret, subgraphEnv } from "../shared/env.ts";
import type { IdentitySettings } from "./settings.ts";

/** The variables about codes that are sent: the same in a process of its own and in `npm start`. */
export const codesEnv = {
  /** Whose numbers are typed without a country. */
  DEFAULT_COUNTRY: z
    .custom<CountryCode>((code) => typeof code === "string" && isCountry(code), "must be a country: IN, DE")
    .default("IN"),
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
  /** Derives the codes and links that are sent. */
  CODE_SECRET: secret,
  ...codesEnv,
};

/** What the variables about codes say, however they were read. */
export interface CodesEnv {
  readonly DEFAULT_COUNTRY: CountryCode;
}

/** The settings of identity's own process. */
export function settingsOf(
  env: CodesEnv & { PUBLIC_URL: string; SEALING_SECRET: string; REFRESH_SECRET: string; CODE_SECRET: string },
): IdentitySettings {
  return {
    issuer: env.PUBLIC_URL,
    sealingSecret: env.SEALING_SECRET,
    refreshSecret: env.REFRESH_SECRET,
    codeSecret: env.CODE_SECRET,
    defaultCountry: env.DEFAULT_COUNTRY,
  };
}
