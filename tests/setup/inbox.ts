import { expect, inject } from "vitest";

/** A message that the demo product would have sent. */
interface Kept {
  readonly code: string;
  readonly link: string;
  readonly text: string;
}

/** What stands at /dev/outbox at the moment, by the addresses of its messages. */
export async function messagesTo(address: string): Promise<string[]> {
  const page = await (await fetch(`${inject("browser").url}/dev/outbox`)).text();
  const rows = [...page.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row).filter((row) => row.includes(address));
  return rows.map((row) => /href="([^"]+)"/.exec(row)?.[1] ?? "").filter(Boolean);
}

/** Waits for another message to somebody than those that were there, and reads its code and its link. */
export async function nextMessageTo(address: string, before: readonly string[]): Promise<Kept> {
  const { url } = inject("browser");
  let path = "";
  await expect
    .poll(
      async () => {
        path = (await messagesTo(address)).find((known) => !before.includes(known)) ?? "";
        return path;
      },
      { timeout: 30_000, interval: 200 },
    )
    .not.toBe("");
  const page = await (await fetch(url + path)).text();
  const text = decoded(/<pre>(.*?)<\/pre>/s.exec(page)?.[1] ?? "");
  return {
    text,
    code: /\b\d{6}\b/.exec(text)?.[0] ?? "",
    link: /https?:\/\/\S+#token=\S+/.exec(text)?.[0] ?? "",
  };
}

function decoded(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
