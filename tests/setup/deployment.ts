import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Secrets } from "../../standalone/secrets.ts";
import { secretFor } from "../../subgraphs/shared/credential.ts";
import { roleOf } from "../../subgraphs/shared/database-role.ts";
import { newNginxFolder } from "./nginx.ts";
import { freePort } from "./product.ts";
import { until } from "./until.ts";

const START_LIMIT_MS = 90_000;

/** The processes of `docker-compose.yml` on this machine: one of each subgraph, two routers, secrets given as files. */
export interface Deployment {
  readonly routers: readonly number[];
  /** The files by which a proxy reaches them. */
  readonly doors: readonly string[];
  readonly subgraphs: readonly number[];
  stopRouter(index: number): Promise<void>;
  /** Resolves when it is ready. */
  startRouter(index: number): Promise<void>;
  close(): Promise<void>;
}

/** What the processes run on. */
export interface DeploymentOptions {
  /** A migrated database. */
  readonly ownerUrl: string;
  readonly secrets: Secrets;
  readonly publicUrl: string;
  /** A build with its packages, instead of this checkout's sources. */
  readonly build?: string;
}

type Env = Record<string, string>;

/** Starts everything; resolves when both routers are ready. */
export async function startDeployment({ ownerUrl, secrets, publicUrl, build }: DeploymentOptions): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), "casegraph-deployment-"));
  const children = new Set<ChildProcess>();
  const [identity, cases, messaging, agents] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const routers = [await freePort(), await freePort()];
  const doorsFolder = newNginxFolder();
  const doors = routers.map((_, index) => join(doorsFolder, `router-${index + 1}.sock`));
  const running: ChildProcess[] = [];
  const common = {
    PATH: process.env.PATH ?? "",
    NODE_ENV: "production",
    PUBLIC_URL: publicUrl,
    LOG_LEVEL: "error",
    DRAIN_NOTICE_MS: "500",
  };
  run("subgraphs/identity/main", {
    ...secret("ROUTER_SECRET", secretFor("identity", secrets.routerSecret)),
    ...database("DATABASE_URL", "identity"),
    ...database("SEQUENCER_DATABASE_URL", "sequencer"),
    ...secret("SEALING_SECRET", secrets.sealingSecret),
    ...secret("REFRESH_SECRET", secrets.refreshSecret),
    ...secret("CODE_SECRET", secrets.codeSecret),
    ...secret("FACTOR_SECRET", secrets.factorSecret),
    ...secret("SSO_SECRET", secrets.ssoSecret),
    ...secret("LEDGER_SIGNING_KEY", secrets.ledgerSigningKey),
    ...secret("LEDGER_SEALING_SECRET", secrets.ledgerSealingSecret),
    LEDGER_HEADS_URL: heads(),
    PORT: String(identity),
  });
  run("subgraphs/cases/main", {
    ...secret("ROUTER_SECRET", secretFor("cases", secrets.routerSecret)),
    ...database("DATABASE_URL", "cases"),
    ...secret("LEDGER_SEALING_SECRET", secrets.ledgerSealingSecret),
    JWKS_URL: `http://127.0.0.1:${identity}/.well-known/jwks.json`,
    PORT: String(cases),
  });
  run("subgraphs/messaging/main", {
    ...secret("ROUTER_SECRET", secretFor("messaging", secrets.routerSecret)),
    ...secret("IDENTITY_SECRET", secretFor("messaging", secretFor("identity", secrets.routerSecret))),
    ...secret("CASES_SECRET", secretFor("messaging", secretFor("cases", secrets.routerSecret))),
    ...secret("LINK_SECRET", secrets.linkSecret),
    ...secret("LEDGER_SEALING_SECRET", secrets.ledgerSealingSecret),
    ...database("DATABASE_URL", "messaging"),
    IDENTITY_URL: `http://127.0.0.1:${identity}/graphql`,
    CASES_URL: `http://127.0.0.1:${cases}/graphql`,
    JWKS_URL: `http://127.0.0.1:${identity}/.well-known/jwks.json`,
    PORT: String(messaging),
  });
  run("subgraphs/agents/main", {
    ...secret("ROUTER_SECRET", secretFor("agents", secrets.routerSecret)),
    ...secret("IDENTITY_SECRET", secretFor("agents", secretFor("identity", secrets.routerSecret))),
    ...secret("DELEGATION_SECRET", secrets.delegationSecret),
    ...secret("LEDGER_SEALING_SECRET", secrets.ledgerSealingSecret),
    ...database("DATABASE_URL", "agents"),
    IDENTITY_URL: `http://127.0.0.1:${identity}/graphql`,
    ROUTER_URL: routers.map((port) => `http://127.0.0.1:${port}`).join(","),
    JWKS_URL: `http://127.0.0.1:${identity}/.well-known/jwks.json`,
    PORT: String(agents),
  });
  const deployment: Deployment = {
    routers,
    doors,
    subgraphs: [identity, cases, messaging, agents],
    stopRouter: (index) => end(running[index]),
    async startRouter(index) {
      running[index] = run("router/main", {
        ...secret("ROUTER_SECRET", secrets.routerSecret),
        IDENTITY_URL: `http://127.0.0.1:${identity}/graphql`,
        CASES_URL: `http://127.0.0.1:${cases}/graphql`,
        MESSAGING_URL: `http://127.0.0.1:${messaging}/graphql`,
        AGENTS_URL: `http://127.0.0.1:${agents}/graphql`,
        TRUSTED_PROXIES: "1",
        PORT: String(routers[index]),
        UNIX_SOCKET: doors[index] ?? "",
      });
      await until(() => ready(routers[index] ?? 0), START_LIMIT_MS);
    },
    async close() {
      await Promise.all([...children].map(end));
      for (const made of [folder, doorsFolder]) rmSync(made, { recursive: true });
    },
  };
  try {
    await Promise.all([deployment.startRouter(0), deployment.startRouter(1)]);
  } catch (error) {
    await deployment.close();
    throw error;
  }
  return deployment;

  function run(main: string, env: Env): ChildProcess {
    const program = build ? [`${main}.js`] : ["--import", "tsx", `${main}.ts`];
    const child = spawn(process.execPath, program, { cwd: build, env: { ...common, ...env }, stdio: "inherit" });
    children.add(child);
    child.once("exit", () => children.delete(child));
    return child;
  }

  function secret(name: string, value: string): Env {
    const path = join(folder, randomUUID());
    writeFileSync(path, `${value}\n`);
    return { [`${name}_FILE`]: path };
  }

  function database(name: string, subgraph: string): Env {
    const url = new URL(ownerUrl);
    url.username = roleOf(subgraph);
    url.password = "";
    return { [name]: url.href, ...secret(`${name}_PASSWORD`, secrets.passwords[subgraph] ?? "") };
  }

  function heads(): string {
    mkdirSync(join(folder, "heads"));
    return pathToFileURL(join(folder, "heads")).href;
  }
}

async function ready(port: number): Promise<void> {
  const { ok } = await fetch(`http://127.0.0.1:${port}/ready`);
  if (!ok) throw new Error(`The router on ${port} is not ready.`);
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
