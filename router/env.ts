import { z } from "zod";
import { commonEnv, drainNotice, EnvError, httpUrls, optional, readEnv, secret } from "../subgraphs/shared/env.ts";
import { SOCKET_LIMITS } from "./sockets/limits.ts";

const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// URL" });

/** How many proxies of ours stand in front, each appending to X-Forwarded-For. */
export const trustedProxies = z.coerce.number().int().min(0).max(10).default(0);

/** The variables of the router's own process. */
export const routerEnv = {
  ...commonEnv,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default("127.0.0.1"),
  /** A file by which a proxy on the same host comes in, besides the port. */
  UNIX_SOCKET: optional(
    z
      .string()
      .startsWith("/", "must be an absolute path")
      // The system takes 103, on Linux 107; the rest is for the name under which it is made.
      .refine((path) => Buffer.byteLength(path) <= 94, "must have 94 bytes at the most"),
  ),
  PUBLIC_URL: httpUrl.default("http://localhost:4000"),
  ROUTER_SECRET: secret,
  /** One address for each replica. */
  IDENTITY_URL: httpUrls.prefault("http://127.0.0.1:4001/graphql"),
  CASES_URL: httpUrls.prefault("http://127.0.0.1:4002/graphql"),
  MESSAGING_URL: httpUrls.prefault("http://127.0.0.1:4003/graphql"),
  AGENTS_URL: httpUrls.prefault("http://127.0.0.1:4004/graphql"),
  ALLOWED_ORIGINS: optional(z.string().transform((list) => list.split(",").map((origin) => origin.trim()))),
  TRUSTED_PROXIES: trustedProxies,
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
  DRAIN_NOTICE_MS: drainNotice,
  /** Accounts that everybody may sign in with, shown on the sign-in page: a JSON file, for demonstrations alone. */
  DEMO_ACCOUNTS_FILE: optional(z.string()),
  SOCKETS_PER_ADDRESS: z.coerce.number().int().min(1).default(SOCKET_LIMITS.socketsPerAddress),
  SOCKETS_PER_USER: z.coerce.number().int().min(1).default(SOCKET_LIMITS.socketsPerUser),
  SUBSCRIPTIONS_PER_USER: z.coerce.number().int().min(1).default(SOCKET_LIMITS.subscriptionsPerUser),
  SUBSCRIPTIONS_PER_ADDRESS: z.coerce.number().int().min(1).default(SOCKET_LIMITS.subscriptionsPerAddress),
};

/** Reads the router's environment; throws `EnvError` with every fault at once. */
export function readRouterEnv(source?: NodeJS.ProcessEnv) {
  const env = readEnv(routerEnv, source);
  if (env.UNIX_SOCKET && env.TRUSTED_PROXIES === 0) {
    throw new EnvError(
      "The environment is not usable:\n  TRUSTED_PROXIES: must be 1 or more, as whoever comes by UNIX_SOCKET is a proxy.",
    );
  }
  return env;
}
