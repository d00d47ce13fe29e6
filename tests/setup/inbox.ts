import { expect, inject } from "vitest";

/** Six digits, and not those of a case's reference. */
const CODE = /(?<![\w-])\d{6}(?![\w-])/;
const LINK = /https?:\/\/\S+#token=\S+/;

/** What stands at /dev/outbox at the moment, by the addresses of its messages. */
export async function messagesTo(address: string): Promise<string[]> {
  const page = await readAt("/dev/outbox");
  const rows = [...page.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row).filter((row) => row.includes(address));
  return rows.map((row) => /href="([^"]+)"/.exec(row)?.[1] ?? "").filter(Boolean);
}

/** The code of the first message to somebody that carries one and is none of those that were there. */
export const codeTo = (address: string, before: readonly string[] = []) => messageTo(address, before, CODE);

/** The link of the first such message that carries one. */
export const linkTo = (address: string, before: readonly string[] = []) => messageTo(address, before, LINK);

/** Waits for a message to somebody that says what is looked for; a notice of something else may come before it. */
export async function messageTo(address: string, before: readonly string[], said: RegExp): Promise<string> {
  let found: string | undefined;
  const look = async () => {
    for (const path of await messagesTo(address)) {
      if (!before.includes(path)) found ??= said.exec(await textAt(path))?.[0];
    }
    return found;
  };
  await expect
    .poll(look, { timeout: 30_000, interval: 200, message: `a message to ${address} with ${said}` })
    .toBeDefined();
  return found ?? "";
}

const textAt = async (path: string) => decoded(/<pre>(.*?)<\/pre>/s.exec(await readAt(path))?.[1] ?? "");

const readAt = async (path: string) => (await fetch(new URL(path, inject("browser").url))).text();

function decoded(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
