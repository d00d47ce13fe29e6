import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "../../standalone/postgres/postmaster.ts";

/** Beside the packages, so that compiled code finds them. */
const CACHE = join(import.meta.dirname, "..", "..", "node_modules", ".cache");
const NAME = /^casegraph-[a-z]+-(\d+)(?:\.making)?$/;
/** The process that the test processes of a run have in common; whatever else runs is a run of its own. */
const RUN = process.env.TEST_RUN ?? String(process.pid);
const LOOK_MS = 100;

/** An empty folder of this process's own, for what it makes once and uses again and again. */
export function newCacheFolder(name: string): string {
  mkdirSync(CACHE, { recursive: true });
  removeAbandoned();
  const folder = join(CACHE, `casegraph-${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/** A folder for the whole run: the first process that needs it makes it, whoever needs it meanwhile waits. */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(CACHE, `casegraph-shared${name}-${RUN}`);
  const making = `${folder}.making`;
  mkdirSync(CACHE, { recursive: true });
  while (!existsSync(folder)) {
    if (!isFirst(making)) {
      await delay(LOOK_MS);
      continue;
    }
    try {
      if (existsSync(folder)) break;
      const draft = newCacheFolder(name);
      await make(draft);
      renameSync(draft, folder);
    } finally {
      rmSync(making);
    }
  }
  return folder;
}

/** Whether this process is to make it; who began and is gone is no obstacle. */
function isFirst(making: string): boolean {
  try {
    writeFileSync(making, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const maker = makerOf(making);
    if (maker && !isAlive(maker)) rmSync(making, { force: true });
    return false;
  }
}

/** Zero where it has just been made, or its maker has not said yet who it is. */
function makerOf(making: string): number {
  try {
    return Number(readFileSync(making, "utf8"));
  } catch {
    return 0;
  }
}

/** Whoever makes one removes what those left who have ended: a test process is ended without a word. */
function removeAbandoned(): void {
  for (const name of readdirSync(CACHE)) {
    const pid = NAME.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(CACHE, name), { recursive: true, force: true });
  }
}
