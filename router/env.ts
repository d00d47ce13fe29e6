import { z } from "zod";
import { commonEnv, drainNotice, httpUrls, optional, readEnv, secret } from "../subgraphs/shared/env.ts";
import { SOCKET_LIMITS } from "./sockets/limits.ts";

const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// URL" });

/** How many proxies of ours stand in front, each appending to X-Forwarded-For. */
export const trustedProxies = z.coerce.number().int().min(0).max(10).default(0);

/** The variables of the router's own process. */
export const routerEnv = {
  ...commonEnv,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default("127.0.0.1"),
  /** A file by which a proxy on the same host comes in, besides the port. The system takes no longer names. */
  UNIX_SOCKET: optional(z.string().startsWith("/", "must be an absolute path").max(95)),
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
  return readEnv(routerEnv, source);
}
