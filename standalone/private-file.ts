import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
  try {
    renameSync(draftOf(path, value), path);
  } catch (error) {
    throw folderFault(path, error);
  }
}

/** Writes a private file where none is. Whoever comes second at the same moment is given what the first one wrote. */
export function settlePrivate<T>(path: string, value: T): T {
  try {
    const draft = draftOf(path, value);
    try {
      linkSync(draft, path);
    } finally {
      rmSync(draft);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw folderFault(path, error);
  }
  return readPrivate<T>(path) ?? value;
}

function draftOf(path: string, value: unknown): string {
  // Processes of two containers on one folder may have the same number.
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, "wx", 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(file);
  } catch (error) {
    rmSync(draft);
    throw error;
  } finally {
    closeSync(file);
  }
  return draft;
}
