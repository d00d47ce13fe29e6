import { join } from "node:path";
import { secretFor } from "../subgraphs/shared/credential.ts";
import { roleOf } from "../subgraphs/shared/database-role.ts";
import { urlAs } from "./backend.ts";
import { outboxOf } from "./data-dir.ts";
import { childEnv, type ServicesEnv } from "./env.ts";
import type { Secrets } from "./secrets.ts";
import type { ServicePorts } from "./service-ports.ts";
import { SUBGRAPHS } from "./subgraphs.ts";
import type { Program } from "./supervised.ts";

/** What the processes share. */
export interface ServiceOptions {
  readonly env: ServicesEnv;
  readonly checkout: string;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly secrets: Secrets;
  /** Where the ledger's heads are copied. */
  readonly headsUrl: string;
  /** The file with the accounts of the demo, where there is one. */
  readonly demoAccounts: string | null;
  readonly ports: ServicePorts;
}

/** A process for each replica of each subgraph and for each router, the routers last. */
export function servicePrograms(options: ServiceOptions): Program[] {
  const { ports } = options;
  const metricsPorts = ports.metrics.values();
  const program = (name: string, main: string, port: number, own: Record<string, string>): Program => {
    const metricsPort = metricsPorts.next().value ?? null;
    const listening = { METRICS_PORT: String(metricsPort ?? ""), PORT: String(port) };
    return {
      name,
      port,
      metricsPort,
      args: runs(join(options.checkout, main)),
      cwd: options.checkout,
      env: childEnv({ ...commonOf(options), ...listening, ...own }),
    };
  };
  const subgraphs = SUBGRAPHS.flatMap(({ name }) =>
    portsOf(options, name).map((port, index) =>
      program(`${name} ${index + 1}`, `subgraphs/${name}/main`, port, subgraphOf(options, name)),
    ),
  );
  const routers = ports.routers.map((port, index) =>
    program(`router ${index + 1}`, "router/main", port, routerOf(options, index + 1)),
  );
  return [...subgraphs, ...routers];
}

/** As this program itself runs: compiled, or translated on the way. */
function runs(main: string): string[] {
  return import.meta.filename.endsWith(".js") ? [`${main}.js`] : ["--import", "tsx", `${main}.ts`];
}

function commonOf({ env }: ServiceOptions): Record<string, string> {
  return {
    NODE_ENV: env.production ? "production" : "development",
    LOG_LEVEL: env.logLevel,
    PUBLIC_URL: env.publicUrl,
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
    CODE_SECRET: secrets.codeSecret,
    FACTOR_SECRET: secrets.factorSecret,
    SSO_SECRET: secrets.ssoSecret,
    OIDC_PROVIDERS: options.env.signIn.OIDC_PROVIDERS ?? "",
    SESSION_LIMIT: String(options.env.signIn.SESSION_LIMIT),
    PHONE_TRUST_DAYS: String(options.env.signIn.PHONE_TRUST_DAYS),
    GEO_DATABASE: options.env.signIn.GEO_DATABASE ?? "",
    WEBAUTHN_RP_ID: options.env.passkeys.WEBAUTHN_RP_ID ?? "",
    WEBAUTHN_ORIGINS: options.env.passkeys.WEBAUTHN_ORIGINS?.join(",") ?? "",
    LEDGER_SIGNING_KEY: secrets.ledgerSigningKey,
    LEDGER_HEADS_URL: headsUrl,
  };
  return {
    HOST: "127.0.0.1",
    ROUTER_SECRET: secretFor(name, secrets.routerSecret),
    DATABASE_URL: as(name),
    LEDGER_SEALING_SECRET: secrets.ledgerSealingSecret,
    LEDGER_SEALING_SECRET_PREVIOUS: secrets.ledgerSealingSecretPrevious ?? "",
    JWKS_URL: addressesOf(options, "identity", "/.well-known/jwks.json"),
    ...(name === "identity" && { ...identity, ...codesOf(options) }),
    ...(name === "messaging" && messagingOf(options)),
    ...(name === "agents" && agentsOf(options)),
  };
}

function codesOf({ env: { codes }, dataDir }: ServiceOptions): Record<string, string> {
  return {
    SMTP_URL: codes.SMTP_URL ?? "",
    MAIL_FROM: codes.MAIL_FROM,
    TWILIO_ACCOUNT_SID: codes.TWILIO_ACCOUNT_SID ?? "",
    TWILIO_AUTH_TOKEN: codes.TWILIO_AUTH_TOKEN ?? "",
    TWILIO_FROM: codes.TWILIO_FROM ?? "",
    TWILIO_API_URL: codes.TWILIO_API_URL,
    DEFAULT_COUNTRY: codes.DEFAULT_COUNTRY,
    SMS_COUNTRIES: codes.SMS_COUNTRIES.join(","),
    SMS_DAILY_LIMIT: String(codes.SMS_DAILY_LIMIT),
    // Of no use in production, where the process takes no notice of it.
    OUTBOX_DIR: outboxOf(dataDir),
  };
}

function messagingOf(options: ServiceOptions): Record<string, string> {
  const { env, secrets, dataDir } = options;
  const { mail } = env;
  return {
    IDENTITY_URL: addressesOf(options, "identity", "/graphql"),
    IDENTITY_SECRET: shared(options, "messaging", "identity"),
    CASES_URL: addressesOf(options, "cases", "/graphql"),
    CASES_SECRET: shared(options, "messaging", "cases"),
    LINK_SECRET: secrets.linkSecret,
    SMTP_URL: mail.SMTP_URL ?? "",
    MAIL_FROM: mail.MAIL_FROM,
    MAIL_BOUNCES_TO: mail.MAIL_BOUNCES_TO ?? "",
    MAIL_BOUNCE_TOKEN: mail.MAIL_BOUNCE_TOKEN ?? "",
    // Of no use in production, where the process takes no notice of it.
    OUTBOX_DIR: outboxOf(dataDir),
  };
}

function agentsOf(options: ServiceOptions): Record<string, string> {
  return {
    IDENTITY_URL: addressesOf(options, "identity", "/graphql"),
    IDENTITY_SECRET: shared(options, "agents", "identity"),
    ROUTER_URL: options.ports.routers.map((port) => `http://127.0.0.1:${port}`).join(","),
    DELEGATION_SECRET: options.secrets.delegationSecret,
  };
}

/** What a subgraph shows at the private routes of a peer. */
function shared({ secrets }: ServiceOptions, self: string, peer: string): string {
  return secretFor(self, secretFor(peer, secrets.routerSecret));
}

function routerOf(options: ServiceOptions, number: number): Record<string, string> {
  const { env, secrets, demoAccounts, ports } = options;
  // Without anything in front of them each router is its own origin; in production the public one alone is.
  const origins = env.production ? [] : ports.routers.map((port) => `http://localhost:${port}`);
  return {
    HOST: env.host,
    ROUTER_SECRET: secrets.routerSecret,
    IDENTITY_URL: addressesOf(options, "identity", "/graphql"),
    CASES_URL: addressesOf(options, "cases", "/graphql"),
    MESSAGING_URL: addressesOf(options, "messaging", "/graphql"),
    AGENTS_URL: addressesOf(options, "agents", "/graphql"),
    ...(origins.length > 1 && { ALLOWED_ORIGINS: origins.join(",") }),
    UNIX_SOCKET: env.unixSocketsDir ? join(env.unixSocketsDir, `router-${number}.sock`) : "",
    ...(demoAccounts && { DEMO_ACCOUNTS_FILE: demoAccounts }),
  };
}

function addressesOf(options: ServiceOptions, subgraph: string, path: string): string {
  return portsOf(options, subgraph)
    .map((port) => `http://127.0.0.1:${port}${path}`)
    .join(",");
}

function portsOf({ ports }: ServiceOptions, subgraph: string): readonly number[] {
  return ports.subgraphs[subgraph] ?? [];
}
