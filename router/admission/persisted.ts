import { readFile } from "node:fs/promises";
import { z } from "zod";

const manifest = z.record(z.string(), z.string());

/** The documents that the portal may send, by their ids. A Map, for which `__proto__` is an id like any other. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** Reads the manifest that the portal's build writes: `{ "<documentId>": "<text>" }`. */
export async function readPersistedDocuments(path: string): Promise<PersistedDocuments> {
  return new Map(Object.entries(manifest.parse(JSON.parse(await readFile(path, "utf8")))));
}
