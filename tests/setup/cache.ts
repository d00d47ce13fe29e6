import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../../standalone/postgres/postmaster.ts";

/** Beside the packages, so that compiled code finds them. */
const CACHE = join(import.meta.dirname, "..", "..", "node_modules", ".cache");
const NAME = /^casegraph-[a-z]+-(\d+)$/;

/** An empty folder of this process's own, for what it makes once and uses again and again. */
export function newCacheFolder(name: string): string {
  mkdirSync(CACHE, { recursive: true });
  removeAbandoned();
  const folder = join(CACHE, `casegraph-${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** Whoever makes one removes what those left who have ended: a test process is ended without a word. */
function removeAbandoned(): void {
  for (const name of readdirSync(CACHE)) {
    const pid = NAME.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(CACHE, name), { recursive: true, force: true });
  }
}
