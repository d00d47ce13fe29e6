import pg from "pg";
import type { TestProject } from "vitest/node";
import { DATABASE_ROLES } from "../../standalone/database-roles.ts";
import { startPostgres } from "../../standalone/postgres/postgres.ts";
import { prepareDatabase } from "../../standalone/prepare.ts";
import { openSecrets, type Secrets } from "../../standalone/secrets.ts";
import { newDataDir, removeAbandoned, removeDataDir } from "./data-dir.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly postgres: { readonly ownerUrl: string; readonly template: string; readonly secrets: Secrets };
  }
}

const TEMPLATE = "casegraph_template";

/** One real PostgreSQL for the run, with a migrated database that every test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const dataDir = newDataDir("casegraph-test");
  const server = await startPostgres({ dataDir, durable: false });
  const secrets = openSecrets(dataDir, DATABASE_ROLES);
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  await owner.query(`create database ${TEMPLATE}`);
  await owner.end();
  await prepareDatabase(databaseUrl(server.url, TEMPLATE), secrets.passwords);
  project.provide("postgres", { ownerUrl: server.url, template: TEMPLATE, secrets });
  return async () => {
    await server.stop();
    await removeDataDir(dataDir);
  };
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
