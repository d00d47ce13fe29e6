import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { until } from "./until.ts";

const PATIENCE_MS = 60_000;

/** A message as the outbox keeps it, of which a test reads these. */
interface Kept {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly text: string;
}

/** What somebody can take from a message: the code, and what their link holds. */
export interface Sent {
  readonly text: string;
  readonly code: string | null;
  readonly token: string | null;
}

/** Mails and text messages of an installation that sends none, as they lie in its folder. */
export class Outbox {
  readonly #read = new Set<string>();

  constructor(private readonly folder: string) {}

  /** The next message to this address that was not read yet; waits for it. */
  next(to: string): Promise<Sent> {
    return until(async () => {
      const found = (await this.#messages()).find((one) => one.to === to && !this.#read.has(one.id));
      if (!found) throw new Error(`Nothing was sent to ${to}.`);
      this.#read.add(found.id);
      const { text } = found;
      return {
        text,
        code: /\b\d{6}\b/.exec(text)?.[0] ?? null,
        token: /token=([\w.-]+)/.exec(text)?.[1] ?? null,
      };
    }, PATIENCE_MS);
  }

  async #messages(): Promise<Kept[]> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => /^[\w-]+\.json$/.test(name));
    const texts = await Promise.all(names.map((name) => readFile(join(this.folder, name), "utf8").catch(() => null)));
    return texts
      .filter((text) => text !== null)
      .map((text): Kept => JSON.parse(text))
      .sort((a, b) => a.at.localeCompare(b.at));
  }
}
