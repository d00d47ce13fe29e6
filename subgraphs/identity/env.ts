import { z } from "zod";
import { databaseUrl, headsEnv, secret, subgraphEnv } from "../shared/env.ts";
import { passwordEnv } from "./credentials/password-policy.ts";

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
};
