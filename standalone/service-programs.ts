import { join } from "node:path";
import { roleOf } from "../subgraphs/shared/database.ts";
import { urlAs } from "./backend.ts";
import { childEnv, type ServicesEnv } from "./env.ts";
import type { Secrets } from "./secrets.ts";
import { SUBGRAPHS } from "./subgraphs.ts";
import type { Program } from "./supervised.ts";

/** What the processes share. */
export interface ServiceOptions {
  readonly env: ServicesEnv;
  readonly checkout: string;
  readonly ownerUrl: string;
  readonly secrets: Secrets;
  /** Where the ledger's heads are copied. */
  readonly headsUrl: string;
  /** The file with the accounts of the demo, where there is one. */
  readonly demoAccounts: string | null;
  /** By subgraph: a port for each of its processes. */
  readonly ports: Readonly<Record<string, readonly number[]>>;
}

/** A process for each replica of each subgraph and for each router, the routers last. */
export function servicePrograms(options: ServiceOptions): Program[] {
  const metricsPorts = counting(options.env.metrics.METRICS_PORT);
  const program = (name: string, main: string, port: number, own: Record<string, string>): Program => ({
    name,
    port,
    args: ["--import", "tsx", join(options.checkout, main)],
    cwd: options.checkout,
    env: childEnv({ ...commonOf(options), METRICS_PORT: metricsPorts(), PORT: String(port), ...own }),
  });
  const subgraphs = SUBGRAPHS.flatMap(({ name }) =>
    portsOf(options, name).map((port, index) =>
      program(`${name} ${index + 1}`, `subgraphs/${name}/main.ts`, port, subgraphOf(options, name)),
    ),
  );
  const routers = routerPorts(options.env).map((port, index) =>
    program(`router ${index + 1}`, "router/main.ts", port, routerOf(options)),
  );
  return [...subgraphs, ...routers];
}

/** The ports of the routers, the public one first. */
export function routerPorts({ port, routers }: ServicesEnv): number[] {
  return Array.from({ length: routers }, (_, index) => port + index);
}

function commonOf({ env, secrets }: ServiceOptions): Record<string, string> {
  return {
    NODE_ENV: env.production ? "production" : "development",
    LOG_LEVEL: env.logLevel,
    PUBLIC_URL: env.publicUrl,
    ROUTER_SECRET: secrets.routerSecret,
    REDIS_URL: env.redisUrl ?? "",
    // The owner's address is this process's alone.
    DATABASE_URL: "",
  };
}

function subgraphOf(options: ServiceOptions, name: string): Record<string, string> {
  const { ownerUrl, secrets, headsUrl } = options;
  const as = (role: string) => urlAs(ownerUrl, roleOf(role), secrets.passwords[role] ?? "");
  const identity = {
    SEQUENCER_DATABASE_URL: as("sequencer"),
    SEALING_SECRET: secrets.sealingSecret,
    REFRESH_SECRET: secrets.refreshSecret,
    LEDGER_SIGNING_KEY: secrets.ledgerSigningKey,
    LEDGER_HEADS_URL: headsUrl,
  };
  return {
    HOST: "127.0.0.1",
    DATABASE_URL: as(name),
    LEDGER_SEALING_SECRET: secrets.ledgerSealingSecret,
    JWKS_URL: addressesOf(options, "identity", "/.well-known/jwks.json"),
    ...(name === "identity" && identity),
  };
}

function routerOf(options: ServiceOptions): Record<string, string> {
  const { env, demoAccounts } = options;
  // Without anything in front of them each router is its own origin; in production the public one alone is.
  const origins = env.production ? [] : routerPorts(env).map((port) => `http://localhost:${port}`);
  return {
    HOST: env.host,
    IDENTITY_URL: addressesOf(options, "identity", "/graphql"),
    CASES_URL: addressesOf(options, "cases", "/graphql"),
    ...(origins.length > 1 && { ALLOWED_ORIGINS: origins.join(",") }),
    ...(demoAccounts && { DEMO_ACCOUNTS_FILE: demoAccounts }),
  };
}

function addressesOf(options: ServiceOptions, subgraph: string, path: string): string {
  return portsOf(options, subgraph)
    .map((port) => `http://127.0.0.1:${port}${path}`)
    .join(",");
}

function portsOf({ ports }: ServiceOptions, subgraph: string): readonly number[] {
  return ports[subgraph] ?? [];
}

/** One after the other from the first; none where there is no first. */
function counting(first: number | undefined): () => string {
  let next = first;
  return () => (next === undefined ? "" : String(next++));
}
