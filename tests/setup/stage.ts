import { rmSync } from "node:fs";
import type { RouterOptions } from "../../router/router.ts";
import type { BackendOptions } from "../../standalone/backend.ts";
import { DATABASE_ROLES } from "../../standalone/database-roles.ts";
import { startPostgres } from "../../standalone/postgres/postgres.ts";
import { prepareDatabase } from "../../standalone/prepare.ts";
import { openSecrets, type Secrets } from "../../standalone/secrets.ts";
import { TestBackend } from "./backend.ts";
import { newDataDir, removeDataDir } from "./data-dir.ts";
import { TestRouters } from "./routers.ts";

/** The real subgraphs and routers on a PostgreSQL of their own: what a test file has, for a drill that runs by itself. */
export interface Stage {
  readonly test: TestBackend;
  readonly routers: TestRouters;
  readonly secrets: Secrets;
  close(): Promise<void>;
}

/** Opens a stage; whatever was opened before a fault is closed again. */
export async function openStage(
  backend: Partial<BackendOptions> = {},
  router: Partial<RouterOptions> = {},
): Promise<Stage> {
  const dataDir = newDataDir("casegraph-stage");
  const closing: (() => Promise<unknown>)[] = [() => removeDataDir(dataDir)];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step().catch(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const server = await startPostgres({ dataDir, durable: false });
    closing.push(() => server.stop());
    const secrets = openSecrets(dataDir, DATABASE_ROLES);
    await prepareDatabase(server.url, secrets.passwords);
    const test = new TestBackend();
    closing.push(() => test.close());
    await test.open(server.url, secrets, backend);
    const routers = new TestRouters(test, router);
    closing.push(() => routers.close());
    await routers.open();
    return { test, routers, secrets, close };
  } catch (error) {
    await close();
    throw error;
  }
}
