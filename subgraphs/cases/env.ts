import { z } from "zod";
import { httpUrls, subgraphEnv } from "../shared/env.ts";

/** The variables of the process of cases. */
export const casesEnv = {
  ...subgraphEnv,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4002),
  /** Where each replica of identity publishes the keys of its tokens. */
  JWKS_URL: httpUrls.prefault("http://127.0.0.1:4001/.well-known/jwks.json"),
};
