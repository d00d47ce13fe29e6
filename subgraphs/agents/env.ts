import { z } from "zod";
import { doorsEnv, httpUrls, secret, subgraphEnv } from "../shared/env.ts";
import { BUILT_IN } from "./registry/catalogue.ts";
import type { AgentsSettings } from "./settings.ts";

/** The variables of the process of agents. */
export const agentsEnv = {
  ...subgraphEnv,
  ...doorsEnv,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4004),
  JWKS_URL: httpUrls.prefault("http://127.0.0.1:4001/.well-known/jwks.json"),
  /** Seals what lets runs act for their people. */
  DELEGATION_SECRET: secret,
};

/** The settings of the process of agents. */
export function settingsOf(env: { DELEGATION_SECRET: string }): AgentsSettings {
  return { delegationSecret: env.DELEGATION_SECRET, agents: BUILT_IN };
}
