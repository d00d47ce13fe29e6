import { z } from "zod";
import { withFiles } from "./env-files.ts";

/** A variable that may be left out: an empty string counts as absent. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value || undefined, schema.optional());

/** The variables that every process reads. */
export const commonEnv = {
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error"]).default("info"),
  /** Where metrics are served, apart from the port that clients reach; without it they are not. */
  METRICS_PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  METRICS_HOST: z.string().default("127.0.0.1"),
};

/** A secret that signs or seals: long enough that nobody guesses it. */
export const secret = z.string().min(32, "must have at least 32 characters");

/** Where a role of the database signs in. */
export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// URL" });

/** Where a service signs in to Redis. */
export const redisUrl = z.url({ protocol: /^rediss?$/, error: "must be a redis:// URL" });
const httpUrl = z.url({
  protocol: /^https?$/,
  error: "must be http:// or https:// URLs, several of them separated by commas",
});

/** Where the replicas of one kind of process are: one address for each, separated by commas. */
export const httpUrls = z
  .string()
  .transform((list) => list.split(",").map((url) => url.trim()))
  .pipe(z.array(httpUrl));

/** Where a subgraph asks the graph and its peers: part of the environment of those that do. */
export const doorsEnv = {
  /** One address for each router. */
  ROUTER_URL: httpUrls.prefault("http://127.0.0.1:4000"),
  /** One address for each replica of identity. */
  IDENTITY_URL: httpUrls.prefault("http://127.0.0.1:4001/graphql"),
  /** What identity and this subgraph share: it comes of identity's own (`secretFor`). */
  IDENTITY_SECRET: secret,
};

/** How long a process that was told to stop still answers, so that whoever sends requests to it hears of it first. */
export const drainNotice = z.coerce.number().int().min(0).max(60_000).default(2_000);

/** What wraps the keys by which the ledger seals; the previous one while it is being replaced. */
export const sealingEnv = {
  LEDGER_SEALING_SECRET: secret,
  LEDGER_SEALING_SECRET_PREVIOUS: optional(secret),
};

/** By what, and where to, the ledger's heads are signed and copied; only the process that numbers the ledger has the key. */
export const headsEnv = {
  LEDGER_SIGNING_KEY: secret,
  /** The ids of keys that it replaced, separated by commas: their heads still count. */
  LEDGER_SIGNING_KEYS_BEFORE: optional(
    z
      .string()
      .transform((list) => list.split(",").map((id) => id.trim()))
      .pipe(z.array(z.string().regex(/^[0-9a-f]{64}$/, "must be ids of keys, separated by commas"))),
  ),
  LEDGER_HEADS_URL: z.url({ protocol: /^(file|https?|s3)$/, error: "must be a file://, https:// or s3:// URL" }),
  LEDGER_HEADS_TOKEN: optional(z.string()),
  AWS_ACCESS_KEY_ID: optional(z.string()),
  AWS_SECRET_ACCESS_KEY: optional(z.string()),
  AWS_REGION: optional(z.string()),
  AWS_ENDPOINT_URL: optional(z.url({ protocol: /^https?$/, error: "must be an https:// URL" })),
};

/** The variables that every subgraph's process reads on top of `commonEnv`. */
export const subgraphEnv = {
  ...commonEnv,
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(8),
  /** Limits and wake-ups between processes; without it PostgreSQL does both. */
  REDIS_URL: optional(redisUrl),
  ROUTER_SECRET: secret,
  ...sealingEnv,
  /** Still accepted while the secret is changed. */
  ROUTER_SECRET_PREVIOUS: optional(secret),
  PUBLIC_URL: z.url().default("http://localhost:4000"),
  HOST: z.string().default("127.0.0.1"),
  DRAIN_NOTICE_MS: drainNotice,
};

/** Says every fault of the environment in one go; a value is never repeated, it may be a secret. */
export class EnvError extends Error {}

/** Parses the environment once; nothing else in the project reads it. */
export function readEnv<S extends z.ZodRawShape>(shape: S, given: NodeJS.ProcessEnv = process.env) {
  const { source, faults } = withFiles(shape, given);
  const result = z.object(shape).safeParse(source);
  if (result.success && !faults.length) return result.data;
  const refused = result.error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`) ?? [];
  const lines = [...faults, ...refused].map((fault) => `  ${fault}`);
  throw new EnvError(`The environment is not usable:\n${lines.join("\n")}`);
}
