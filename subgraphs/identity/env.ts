import { z } from "zod";
import { secret, subgraphEnv } from "../shared/env.ts";

/** The variables of identity's own process. */
export const identityEnv = {
  ...subgraphEnv,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  SEALING_SECRET: secret,
  REFRESH_SECRET: secret,
};
