import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Letter, Message } from "./message.ts";

const MOST_KEPT = 500;
const NAME = /^[0-9a-f-]{36}$/;

interface Kept {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly text: string;
}

/** A mail as the outbox keeps it. */
export interface KeptMail extends Kept {
  readonly subject: string;
  readonly html: string;
  readonly raw: string;
}

/** A mail, or a text message, which is its text alone. */
export type KeptMessage = KeptMail | Kept;

/** Puts a mail into a folder instead of sending it: for development. The same mail is the same file, however often it comes. */
export async function keepMail(folder: string, id: string, letter: Letter, message: Message): Promise<void> {
  const { subject, text, html } = letter.words;
  const at = letter.date.toISOString();
  const kept: KeptMail = { id, at, to: letter.to.address, subject, text, html, raw: message.raw.toString("latin1") };
  await keep(folder, kept);
}

/** The same for a text message. */
export async function keepText(folder: string, { id, at, to, text }: Kept): Promise<void> {
  await keep(folder, { id, at, to, text });
}

/** The newest messages of the folder, newest first. */
export async function keptMessages(folder: string, most: number): Promise<KeptMessage[]> {
  const names = (await namesIn(folder)).slice(0, most);
  const messages = await Promise.all(names.map((name) => readKept(folder, name)));
  return messages.filter((message) => message !== null);
}

/** One message of the folder, or null. */
export async function readKept(folder: string, id: string): Promise<KeptMessage | null> {
  if (!NAME.test(id)) return null;
  return readFile(join(folder, `${id}.json`), "utf8").then(JSON.parse, () => null);
}

async function keep(folder: string, kept: KeptMessage): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomUUID()}`);
  await writeFile(draft, JSON.stringify(kept), { mode: 0o600 });
  await rename(draft, join(folder, `${kept.id}.json`));
  await forgetOldest(folder);
}

async function forgetOldest(folder: string): Promise<void> {
  for (const name of (await namesIn(folder)).slice(MOST_KEPT)) await rm(join(folder, `${name}.json`), { force: true });
}

/** By when they were put there, and not by their ids: a mail may have waited. */
async function namesIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".json"));
  const timed = await Promise.all(
    files.map(async (file) => ({ file, at: (await stat(join(folder, file)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  return timed.sort((a, b) => b.at - a.at).map(({ file }) => file.slice(0, -".json".length));
}
