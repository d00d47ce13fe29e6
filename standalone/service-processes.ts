import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openDataDir } from "./data-dir.ts";
import { openDatabase } from "./database.ts";
import { DEMO_ACCOUNTS } from "./demo/people.ts";
import type { ServicesEnv } from "./env.ts";
import { Fault } from "./fault.ts";
import { headsPlaceOf } from "./heads-place.ts";
import { builtPortal, portalOf } from "./portal-build.ts";
import { backendOptionsOf, prepareProduct } from "./prepare-product.ts";
import type { Product } from "./product.ts";
import { chooseServicePorts } from "./service-ports.ts";
import { servicePrograms } from "./service-programs.ts";
import { Supervised } from "./supervised.ts";

const READY_PATIENCE_MS = 120_000;

/** How to run it. */
export interface ServiceProcessesOptions {
  readonly env: ServicesEnv;
  readonly checkout: string;
  readonly say: (line: string) => void;
  readonly lost: (error: unknown) => void;
  readonly signal: AbortSignal;
  /** Without the portal's pages: nothing is built. */
  readonly withoutPortal: boolean;
}

/** Prepares the database as `npm start` does, then runs every part as a process and keeps it running. */
export async function openServiceProcesses(options: ServiceProcessesOptions): Promise<Product> {
  const { env, checkout, say, lost, signal } = options;
  const dataDir = openDataDir(env.dataDir);
  const database = await openDatabase({ env, dataDir, say, lost });
  const running: Supervised[] = [];
  const close = async () => {
    // Routers first, so that what still runs finishes before what it needs goes.
    const [subgraphs, routers] = [running.slice(0, -env.routers), running.slice(-env.routers)];
    await Promise.all(routers.map((router) => router.stop()));
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
    await database.stop();
  };
  try {
    const ports = await chooseServicePorts(env);
    say(`PostgreSQL on ${database.label}`);
    const { ownerUrl } = database;
    const backend = backendOptionsOf({ env, dataDir, ownerUrl });
    if (!options.withoutPortal) await builtPortal(portalOf(checkout), say, signal);
    await prepareProduct({ env, ownerUrl, say, signal }, backend);
    signal.throwIfAborted();

    const first = Promise.withResolvers<never>();
    first.promise.catch(() => undefined);
    const ended = (name: string) => first.reject(new Fault(`The process ${name} did not start: why, it said above.`));
    const programs = servicePrograms({
      env,
      checkout,
      dataDir,
      ownerUrl,
      secrets: backend.secrets,
      headsUrl: headsPlaceOf(dataDir, env.heads).headsUrl,
      demoAccounts: env.demo ? writeDemoAccounts(dataDir) : null,
      ports,
    });
    running.push(...programs.map((program) => new Supervised(program, say, ended)));
    await Promise.race([first.promise, allReady(ports.routers, signal)]);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Resolves when every router says that it is ready, which is when the subgraphs are. */
async function allReady(ports: readonly number[], signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + READY_PATIENCE_MS;
  for (const port of ports) {
    while (!(await isReady(port))) {
      signal.throwIfAborted();
      if (performance.now() > deadline) throw new Fault(`The router on port ${port} did not become ready.`);
      await delay(50);
    }
  }
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/ready`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function writeDemoAccounts(dataDir: string): string {
  const file = join(dataDir, "demo-accounts.json");
  writeFileSync(file, JSON.stringify(DEMO_ACCOUNTS));
  return file;
}
