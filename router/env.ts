import { z } from "zod";
import { commonEnv, optional, readEnv, secret } from "../subgraphs/shared/env.ts";

const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// URL" });

/** The variables of the router's own process. */
export const routerEnv = {
  ...commonEnv,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: httpUrl.default("http://localhost:4000"),
  ROUTER_SECRET: secret,
  IDENTITY_URL: httpUrl.default("http://127.0.0.1:4001/graphql"),
  CASES_URL: httpUrl.default("http://127.0.0.1:4002/graphql"),
  ALLOWED_ORIGINS: optional(z.string().transform((list) => list.split(",").map((origin) => origin.trim()))),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
  SOCKETS_PER_ADDRESS: z.coerce.number().int().min(1).default(100),
};

/** Reads the router's environment; throws `EnvError` with every fault at once. */
export function readRouterEnv(source?: NodeJS.ProcessEnv) {
  return readEnv(routerEnv, source);
}
