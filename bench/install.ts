import { execFile } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { DATABASE_ROLES } from "../standalone/database-roles.ts";
import { startPostgres } from "../standalone/postgres/postgres.ts";
import { openSecrets } from "../standalone/secrets.ts";
import { roleOf } from "../subgraphs/shared/database-role.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { startDeployment } from "../tests/setup/deployment.ts";

const BUDGET_MB = 250;
const MB = 1024 * 1024;
const SHOWN = 10;

const run = promisify(execFile);

/** Builds, installs what production needs into a folder of its own, weighs that, and runs every process from there. */
export async function install({ say }: { small: boolean; say: (line: string) => void }) {
  const folder = mkdtempSync(join(tmpdir(), "casegraph-install-"));
  try {
    await npm(["run", "build"], process.cwd());
    cpSync("dist", folder, { recursive: true });
    cpSync(".npmrc", join(folder, ".npmrc"));
    const dist = sizeOf(folder);
    await npm(["ci", "--omit=dev", "--ignore-scripts"], folder);
    const packages = packagesIn(folder);
    const total = sizeOf(folder);
    for (const [size, path] of packages.slice(0, SHOWN)) say(`${inMb(size).toFixed(1).padStart(7)} MB  ${path}`);
    say(
      `${inMb(total).toFixed(1)} MB in all, ${inMb(dist).toFixed(1)} of them our own, and ${packages.length} packages`,
    );
    await serveFrom(folder);
    say("It migrates a database, and every process serves from it.");
    const figures = { totalMb: Math.round(inMb(total)), distMb: Math.round(inMb(dist)), packages: packages.length };
    return { held: inMb(total) < BUDGET_MB, figures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the containers do: the migrations by the owner, then the processes, none of which needs anything of the checkout. */
async function serveFrom(build: string): Promise<void> {
  const dataDir = newDataDir("casegraph-install");
  const server = await startPostgres({ dataDir, durable: false });
  try {
    const secrets = openSecrets(dataDir, DATABASE_ROLES);
    const passwords = join(dataDir, "passwords");
    mkdirSync(passwords);
    for (const name of DATABASE_ROLES) writeFileSync(join(passwords, roleOf(name)), secrets.passwords[name] ?? "");
    const env = { NODE_ENV: "production", DATABASE_URL: server.url, DATABASE_ROLE_PASSWORDS_DIR: passwords };
    await run(process.execPath, ["standalone/migrate.js", "up"], { cwd: build, env });
    const publicUrl = "https://localhost";
    const deployment = await startDeployment({ ownerUrl: server.url, secrets, publicUrl, build });
    await deployment.close();
  } finally {
    await server.stop();
    await removeDataDir(dataDir);
  }
}

async function npm(args: string[], cwd: string): Promise<void> {
  await run("npm", args, { cwd, shell: process.platform === "win32", maxBuffer: 64 * MB });
}

/** The largest first; what a package brought for itself is counted apart. */
function packagesIn(folder: string): [size: number, path: string][] {
  return globSync("**/node_modules/{@*/*,[!@.]*}/package.json", { cwd: folder })
    .map(dirname)
    .map((path): [number, string] => [sizeOf(join(folder, path), true), path])
    .sort(([a], [b]) => b - a);
}

/** What the files below a folder take on the disk; without the packages below it where they are counted apart. */
function sizeOf(folder: string, own = false): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return own && entry.name === "node_modules" ? sum : sum + sizeOf(path, own);
    return entry.isFile() ? sum + statSync(path).blocks * 512 : sum;
  }, 0);
}

const inMb = (bytes: number) => bytes / MB;
