import { z } from "zod";

/** A variable that may be left out: an empty string counts as absent. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value || undefined, schema.optional());

/** The variables that every process reads. */
export const commonEnv = {
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
};

/** A secret that signs or seals: long enough that nobody guesses it. */
export const secret = z.string().min(32, "must have at least 32 characters");

/** Where a role of the database signs in. */
export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// URL" });

/** The variables that every subgraph's process reads on top of `commonEnv`. */
export const subgraphEnv = {
  ...commonEnv,
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(8),
  ROUTER_SECRET: secret,
  PUBLIC_URL: z.url().default("http://localhost:4000"),
  HOST: z.string().default("127.0.0.1"),
};

/** Says every fault of the environment in one go; a value is never repeated, it may be a secret. */
export class EnvError extends Error {}

/** Parses the environment once; nothing else in the project reads it. */
export function readEnv<S extends z.ZodRawShape>(shape: S, source: NodeJS.ProcessEnv = process.env) {
  const result = z.object(shape).safeParse(source);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(`The environment is not usable:\n${faults.join("\n")}`);
}
