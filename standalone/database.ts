import { withClient } from "../subgraphs/shared/client.ts";
import type { StandaloneEnv } from "./env.ts";
import { Fault } from "./fault.ts";
import { startPostgres } from "./postgres/postgres.ts";

const OLDEST = 150_000;

/** Somewhere to keep data: the embedded server of a data folder, or a database that somebody gave. */
export interface Database {
  readonly ownerUrl: string;
  /** For people: no password. */
  readonly label: string;
  /** Stops what was started for it; a database that was given stays as it is. */
  stop(): Promise<void>;
}

/** How to come by a database. */
export interface DatabaseOptions {
  readonly env: Pick<StandaloneEnv, "databaseUrl">;
  readonly dataDir: string;
  readonly say: (line: string) => void;
  /** The embedded server went away for good. */
  readonly lost?: (error: unknown) => void;
  /** Beside a product that runs on the same data folder. */
  readonly share?: boolean;
}

/** Opens the database that the environment names, or starts the embedded one. */
export async function openDatabase({ env, dataDir, say, lost, share }: DatabaseOptions): Promise<Database> {
  if (env.databaseUrl) {
    await requireUsable(env.databaseUrl);
    return { ownerUrl: env.databaseUrl, label: labelOf(env.databaseUrl), stop: async () => undefined };
  }
  const server = await startPostgres({ dataDir, say, lost, share });
  return { ownerUrl: server.url, label: labelOf(server.url), stop: () => server.stop() };
}

async function requireUsable(url: string): Promise<void> {
  const sql = "select current_setting('server_version_num')::int as version";
  try {
    const { rows } = await withClient(url, "start", (client) => client.query(sql), { connectionTimeoutMillis: 10_000 });
    if (rows[0].version < OLDEST) throw new Error("it is older than PostgreSQL 15");
  } catch (error) {
    throw new Fault(`The database at ${labelOf(url)} cannot be used: ${messageOf(error)}.`);
  }
}

function labelOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

function messageOf(error: unknown): string {
  const { message, errors } = error as { message: string; errors?: Error[] };
  return message || (errors?.[0]?.message ?? "it does not answer");
}
