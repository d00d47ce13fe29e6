import type { Log } from "../log.ts";
import { type AnchorCredentials, openAnchor } from "./anchor.ts";
import { HeadKeeper } from "./head-keeper.ts";
import { openHeadKey } from "./head-key.ts";

/** By what, and where to, the ledger's heads are signed and copied. */
export interface HeadSettings {
  readonly signingKey: string;
  /** The ids of the keys that it replaced. */
  readonly keysBefore?: readonly string[];
  readonly headsUrl: string;
  readonly credentials?: AnchorCredentials;
}

/** Opens what signs the ledger's heads; settings that cannot be used are a `LedgerFault`. */
export function openHeadKeeper(settings: HeadSettings, log: Log): HeadKeeper {
  const { signingKey, keysBefore, headsUrl, credentials } = settings;
  return new HeadKeeper(openHeadKey(signingKey, keysBefore), openAnchor(headsUrl, credentials), log);
}

/** The variables of whoever signs heads or reads them. */
export interface HeadEnv {
  readonly LEDGER_SIGNING_KEY?: string;
  readonly LEDGER_SIGNING_KEYS_BEFORE?: readonly string[];
  readonly LEDGER_HEADS_URL?: string;
  readonly LEDGER_HEADS_TOKEN?: string;
  readonly AWS_ACCESS_KEY_ID?: string;
  readonly AWS_SECRET_ACCESS_KEY?: string;
  readonly AWS_REGION?: string;
  readonly AWS_ENDPOINT_URL?: string;
}

/** What a place outside may ask for, as the environment has it. */
export function credentialsIn(env: HeadEnv): AnchorCredentials {
  return {
    token: env.LEDGER_HEADS_TOKEN,
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    region: env.AWS_REGION,
    endpoint: env.AWS_ENDPOINT_URL,
  };
}
