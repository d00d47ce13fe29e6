import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discardCluster } from "../../standalone/postgres/postgres.ts";
import { isAlive } from "../../standalone/postgres/postmaster.ts";

const NAME = /^casegraph-[a-z]+-(\d+)-/;

/** An empty data folder that is named after this process; PostgreSQL's account may pass through it. */
export function newDataDir(prefix: string): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${prefix}-${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** Removes a data folder with whatever still runs in it. */
export async function removeDataDir(folder: string): Promise<void> {
  if (existsSync(join(folder, "postgres.json"))) await discardCluster(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** Removes what killed runs left: their process is gone, their PostgreSQL may still run. */
export async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    // Another account's is none of our business.
    await removeDataDir(join(realpathSync(tmpdir()), name)).catch(() => undefined);
  }
}
