import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Anchor } from "./anchor.ts";

/** A folder: another disk, a mounted share, or for one machine its data folder. */
export class FolderAnchor implements Anchor {
  readonly #folder: string;

  constructor(url: URL) {
    this.#folder = fileURLToPath(url);
  }

  get place(): string {
    return this.#folder;
  }

  /** Whole or not at all, also when the power goes. */
  async put(name: string, text: string, signal?: AbortSignal): Promise<void> {
    const path = join(this.#folder, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomUUID()}`;
    try {
      await writeDurably(draft, text);
      signal?.throwIfAborted();
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async get(name: string): Promise<string | null> {
    return readFile(join(this.#folder, name), "utf8").catch(nothing(null));
  }

  async list(folder: string): Promise<string[]> {
    const found = await readdir(join(this.#folder, folder), { recursive: true }).catch(nothing<string[]>([]));
    return found
      .filter((name) => name.endsWith(".json"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .sort();
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function nothing<T>(empty: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return empty;
    throw error;
  };
}
