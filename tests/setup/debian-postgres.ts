import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { freePort } from "./product.ts";
import { until } from "./until.ts";

const PASSWORD = "owner-of-the-tests";

/** The newest PostgreSQL that Debian installed here with its tools; the embedded one comes without pg_dump. */
export const debianPostgres = globSync("/usr/lib/postgresql/*/bin/initdb").sort().map(dirname).at(-1) ?? null;

/** A server of its own, with the tools of its version. */
export interface DebianPostgres {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  urlOf(database: string): string;
  close(): Promise<void>;
}

/** Starts an empty server on loopback; it refuses to run as root, so root hands it to another account. */
export async function startDebianPostgres(): Promise<DebianPostgres> {
  const bin = debianPostgres ?? "";
  const folder = mkdtempSync(join(tmpdir(), "casegraph-debian-postgres-"));
  const account = accountOf(folder);
  const data = join(folder, "data");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, PASSWORD);
  chmodSync(passwordFile, 0o644);
  const initdb = [
    "-D",
    data,
    "-U",
    "owner",
    "-A",
    "scram-sha-256",
    "--pwfile",
    passwordFile,
    "-E",
    "UTF8",
    "--locale=C",
  ];
  execFileSync(join(bin, "initdb"), initdb, { ...account, stdio: "ignore" });
  const port = await freePort();
  const args = ["-D", data, "-k", folder, "-h", "127.0.0.1", "-p", String(port), "-c", "fsync=off"];
  const server = spawn(join(bin, "postgres"), args, { ...account, stdio: "ignore" });
  const urlOf = (database: string) => `postgres://owner:${PASSWORD}@127.0.0.1:${port}/${database}`;
  await until(() => ask(urlOf("postgres")), 30_000);
  return {
    port,
    user: "owner",
    password: PASSWORD,
    urlOf,
    async close() {
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((which) => Number(execFileSync("id", [which, "postgres"], { encoding: "utf8" })));
  chownSync(folder, uid ?? 0, gid ?? 0);
  return { uid, gid };
}

async function ask(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.end();
}

async function end(server: ChildProcess): Promise<void> {
  const ended = once(server, "exit");
  server.kill("SIGINT");
  await ended;
}
