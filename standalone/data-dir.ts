import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { folderFault } from "./fault.ts";

/** Makes the folder that holds everything this installation keeps; one clear fault when it cannot be written. */
export function openDataDir(path: string): string {
  const dataDir = resolve(path);
  try {
    const created = makeFolder(dataDir);
    // Root hands the cluster to another account, which must pass through here but need not look around.
    if (created && process.getuid?.() === 0) chmodSync(dataDir, 0o711);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw folderFault(dataDir, error);
  }
}

/** Where mail stands that nobody sends: shown at /dev/outbox. */
export function outboxOf(dataDir: string): string {
  return join(dataDir, "outbox");
}

/** Level by level: where nothing can be made (/proc), node's own `recursive` tries for ever. Whether it was made here. */
function makeFolder(path: string): boolean {
  if (existsSync(path)) return false;
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
  return true;
}
