import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach } from "vitest";
import { openDataDir } from "../../standalone/data-dir.ts";
import { accountFor } from "../../standalone/postgres/account.ts";
import { discardCluster, type Postgres, startPostgres } from "../../standalone/postgres/postgres.ts";
import { postmasterOf } from "../../standalone/postgres/postmaster.ts";

/** Holds a cluster in a process of its own. */
export const FIXTURE = fileURLToPath(new URL("../../standalone/postgres/hold.fixture.ts", import.meta.url));
/** Some of it is only so for root. */
export const isRoot = process.getuid?.() === 0;

/** Gives the tests of a file data folders, and servers and processes on them; nothing is left of any after each test. */
export function useClusters() {
  const folders: string[] = [];
  const servers: Postgres[] = [];
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) await killed(child, "SIGKILL");
    for (const server of servers.splice(0)) await server.stop();
    for (const folder of folders.splice(0)) {
      if (existsSync(join(folder, "postgres.json"))) await discardCluster(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  });
  const opened = async (options: Parameters<typeof startPostgres>[0]) => {
    const server = await startPostgres(options);
    servers.push(server);
    return server;
  };
  return {
    /** Root's folders can be passed through, so that clusters stay inside and go with them. */
    newFolder(mode = 0o711): string {
      const folder = openDataDir(mkdtempSync(join(tmpdir(), "casegraph-postgres-")));
      if (isRoot) chmodSync(folder, mode);
      folders.push(folder);
      return folder;
    },
    start: (dataDir: string) => opened({ dataDir, durable: false }),
    startDurable: (dataDir: string, say?: (line: string) => void) => opened({ dataDir, say }),
    hold(folder: string, user?: { uid: number; gid: number }, ...rest: string[]): ChildProcess {
      const child = spawn(process.execPath, ["--import", "tsx", FIXTURE, folder, ...rest], {
        ...user,
        // What tsx keeps for itself goes with the folder.
        env: user ? { ...process.env, TMPDIR: folder } : process.env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      children.push(child);
      return child;
    },
  };
}

/** Where a process that holds a cluster has its server. */
export function urlOf(child: ChildProcess): Promise<string> {
  return lineOf(child.stdout);
}

/** The first thing that a process says. */
export async function lineOf(stream: ChildProcess["stdout"]): Promise<string> {
  if (!stream) throw new Error("no pipe");
  const [line] = await once(createInterface(stream), "line");
  return line;
}

/** Ends a process that has not ended yet. */
export async function killed(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

/** The process number of the server on a folder. */
export function serverIn(folder: string): number {
  return postmasterOf(join(folder, "postgres"))?.pid ?? 0;
}

/** Somebody who is not root. */
export function ordinaryUser(): { uid: number; gid: number } {
  return accountFor("/nonexistent") ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

/** Asks on a connection of its own. */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
