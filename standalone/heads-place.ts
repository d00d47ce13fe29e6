import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { credentialsIn, type HeadEnv, type HeadSettings } from "../subgraphs/shared/proofs/open-head-keeper.ts";

/** Where an installation copies the heads of its ledger, and what that place asks for. */
export type HeadsPlace = Omit<HeadSettings, "signingKey">;

/** The same for the product and for its operator's commands: what the environment names, or else the data folder. */
export function headsPlaceOf(dataDir: string, env: HeadEnv): HeadsPlace {
  const headsUrl = env.LEDGER_HEADS_URL ?? pathToFileURL(join(dataDir, "ledger-heads")).href;
  return { headsUrl, credentials: credentialsIn(env), keysBefore: env.LEDGER_SIGNING_KEYS_BEFORE };
}
