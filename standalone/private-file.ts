import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Fault, folderFault } from "./fault.ts";

/** Reads what `writePrivate` wrote; null when it was never written. */
export function readPrivate<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    if (error instanceof SyntaxError) throw new Fault(`${path} is damaged: restore it from a backup.`);
    throw folderFault(path, error);
  }
}

/** Replaces a file that its owner alone may read: whole or not at all, also when the power goes. */
export function writePrivate(path: string, value: unknown): void {
  const draft = `${path}.${process.pid}`;
  try {
    const file = openSync(draft, "w", 0o600);
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, path);
  } catch (error) {
    throw folderFault(path, error);
  }
}
