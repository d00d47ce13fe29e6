import { resolve } from "node:path";
import { z } from "zod";
import { trustedProxies } from "../router/env.ts";
import { passwordEnv, passwordPolicyOf } from "../subgraphs/identity/credentials/password-policy.ts";
import { type CodesEnv, codesEnv, type SignInEnv, signInEnv } from "../subgraphs/identity/env.ts";
import { type PasskeyEnv, passkeyEnv } from "../subgraphs/identity/passkeys/relying-party.ts";
import type { IdentitySettings } from "../subgraphs/identity/settings.ts";
import { type MailEnv, mailEnv } from "../subgraphs/messaging/env.ts";
import { commonEnv, headsEnv, optional, readEnv, redisUrl } from "../subgraphs/shared/env.ts";
import type { MetricsPlace } from "../subgraphs/shared/metrics/metrics.server.ts";
import type { HeadEnv } from "../subgraphs/shared/proofs/open-head-keeper.ts";

const portNumber = z.coerce.number("must be a number").int().min(1).max(65_535);

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

const { LEDGER_SIGNING_KEY: _ofProcesses, LEDGER_HEADS_URL, ...headsCredentials } = headsEnv;

/** The variables of `npm start`; none is needed. */
export const standaloneEnv = {
  ...commonEnv,
  NODE_ENV: commonEnv.NODE_ENV.unwrap().default("development"),
  /** For people at a terminal: what they should see is printed, not logged. */
  LOG_LEVEL: commonEnv.LOG_LEVEL.unwrap().default("warn"),
  /** Where the embedded database and the secrets of this installation live. */
  DATA_DIR: z.string().default(".casegraph"),
  PORT: portNumber.default(4000),
  HOST: z.string().default("127.0.0.1"),
  /** The owner's URL of a database of yours, instead of the embedded one. */
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// URL" })),
  /** Demo data and accounts with a password that everybody knows: on with the embedded database on this machine alone, off otherwise. */
  DEMO: optional(z.stringbool("must be true or false")),
  /** A folder with a file for each database role, named as the role, that holds its password: with a database of yours. */
  DATABASE_ROLE_PASSWORDS_DIR: optional(z.string()),
  /** Where the ledger's heads are copied instead of into the data folder, and what that place asks for. */
  LEDGER_HEADS_URL: optional(LEDGER_HEADS_URL),
  ...headsCredentials,
  /** How mail leaves: without SMTP_URL it stands at /dev/outbox, and in production nobody gets any. */
  ...mailEnv,
  ...passwordEnv,
  ...codesEnv,
  ...signInEnv,
  TRUSTED_PROXIES: trustedProxies,
  ...passkeyEnv,
  /** Where browsers reach it; follows the port unless said otherwise. */
  PUBLIC_URL: optional(z.url("must be a URL")),
};

/** What `npm start` runs with: every default settled. */
export interface StandaloneEnv {
  readonly production: boolean;
  readonly logLevel: string;
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly rolePasswordsDir: string | null;
  readonly demo: boolean;
  readonly publicUrl: string;
  readonly trustedProxies: number;
  readonly metrics: MetricsPlace;
  readonly heads: HeadEnv;
  readonly mail: MailEnv;
  readonly passwords: IdentitySettings["passwords"];
  readonly codes: CodesEnv;
  readonly signIn: SignInEnv;
  readonly passkeys: PasskeyEnv;
}

const many = z.coerce.number("must be a number").int().min(1).max(16).default(1);

/** The variables of `npm run start:services`, on top of those of `npm start`. */
export const servicesEnv = {
  ...standaloneEnv,
  /** How many processes of each subgraph. */
  REPLICAS: many,
  /** How many routers: on PORT, PORT + 1, … */
  ROUTERS: many,
  REDIS_URL: optional(redisUrl),
  /** A folder in which each router listens besides, as router-1.sock, router-2.sock, …, for a proxy on the same host. */
  UNIX_SOCKETS_DIR: optional(z.string()),
};

/** What `npm run start:services` runs with. */
export interface ServicesEnv extends StandaloneEnv {
  readonly replicas: number;
  readonly routers: number;
  readonly redisUrl: string | null;
  readonly unixSocketsDir: string | null;
}

/** Reads the variables, or throws every fault of theirs at once. */
export function readStandaloneEnv(source?: NodeJS.ProcessEnv): StandaloneEnv {
  return settled(readEnv(standaloneEnv, source));
}

/** The same for a process for each part. */
export function readServicesEnv(source?: NodeJS.ProcessEnv): ServicesEnv {
  const env = readEnv(servicesEnv, source);
  const { REPLICAS: replicas, ROUTERS: routers, REDIS_URL } = env;
  return {
    ...settled(env),
    replicas,
    routers,
    redisUrl: REDIS_URL ?? null,
    unixSocketsDir: env.UNIX_SOCKETS_DIR ? resolve(env.UNIX_SOCKETS_DIR) : null,
  };
}

function settled(env: ReturnType<typeof readEnv<typeof standaloneEnv>>): StandaloneEnv {
  return {
    production: env.NODE_ENV === "production",
    logLevel: env.LOG_LEVEL,
    dataDir: env.DATA_DIR,
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL ?? null,
    rolePasswordsDir: env.DATABASE_ROLE_PASSWORDS_DIR ?? null,
    demo: env.DEMO ?? (!env.DATABASE_URL && env.NODE_ENV !== "production" && LOOPBACK.has(env.HOST)),
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ""),
    trustedProxies: env.TRUSTED_PROXIES,
    metrics: { METRICS_PORT: env.METRICS_PORT, METRICS_HOST: env.METRICS_HOST },
    heads: {
      LEDGER_HEADS_URL: env.LEDGER_HEADS_URL,
      LEDGER_SIGNING_KEYS_BEFORE: env.LEDGER_SIGNING_KEYS_BEFORE,
      LEDGER_HEADS_TOKEN: env.LEDGER_HEADS_TOKEN,
      AWS_ACCESS_KEY_ID: env.AWS_ACCESS_KEY_ID,
      AWS_SECRET_ACCESS_KEY: env.AWS_SECRET_ACCESS_KEY,
      AWS_REGION: env.AWS_REGION,
      AWS_ENDPOINT_URL: env.AWS_ENDPOINT_URL,
    },
    mail: {
      SMTP_URL: env.SMTP_URL,
      MAIL_FROM: env.MAIL_FROM,
      MAIL_BOUNCES_TO: env.MAIL_BOUNCES_TO,
      MAIL_BOUNCE_TOKEN: env.MAIL_BOUNCE_TOKEN,
    },
    passwords: passwordPolicyOf(env),
    codes: {
      SMTP_URL: env.SMTP_URL,
      MAIL_FROM: env.MAIL_FROM,
      TWILIO_ACCOUNT_SID: env.TWILIO_ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: env.TWILIO_AUTH_TOKEN,
      TWILIO_FROM: env.TWILIO_FROM,
      TWILIO_API_URL: env.TWILIO_API_URL,
      DEFAULT_COUNTRY: env.DEFAULT_COUNTRY,
      SMS_COUNTRIES: env.SMS_COUNTRIES,
      SMS_DAILY_LIMIT: env.SMS_DAILY_LIMIT,
    },
    signIn: {
      SESSION_LIMIT: env.SESSION_LIMIT,
      PHONE_TRUST_DAYS: env.PHONE_TRUST_DAYS,
      GEO_DATABASE: env.GEO_DATABASE,
      OIDC_PROVIDERS: env.OIDC_PROVIDERS,
    },
    passkeys: { WEBAUTHN_RP_ID: env.WEBAUTHN_RP_ID, WEBAUTHN_ORIGINS: env.WEBAUTHN_ORIGINS },
  };
}

/** Reads where the process of this container listens. */
export function readHealthEnv(source?: NodeJS.ProcessEnv) {
  return readEnv({ PORT: standaloneEnv.PORT }, source);
}

/** Whether this process is an npm script. */
export function isNpmScript(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

/** The environment for a program that this one starts. */
export function childEnv(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...own };
}
