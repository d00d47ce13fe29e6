import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import packed, { inflate } from "@sparticuz/chromium";
import { chromium } from "playwright-core";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser that any number of tests connect to. */
export interface Browser {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Unpacks the registry's Chromium with the libraries and fonts it needs, runs it, and takes all of it away again. */
export async function launchChromium(): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), `casegraph-chromium-${process.pid}-`));
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const executablePath = await unpackInto(home);
    const fonts = join(home, "fonts.conf");
    writeFileSync(fonts, fontsConfiguration(home));
    const surroundings = { HOME: home, LD_LIBRARY_PATH: join(home, "al2023", "lib"), FONTCONFIG_FILE: fonts };
    const env = { ...process.env, ...surroundings };
    const server = await chromium.launchServer({ executablePath, args: ARGS, env });
    return { endpoint: server.wsEndpoint(), close: () => server.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The package's own names folders that only exist where it was made for; without any font Chromium gives up. */
function fontsConfiguration(home: string): string {
  const folders = [join(home, "fonts", "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const entries = [
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${join(home, "font-cache")}</cachedir>`,
  ];
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${entries.join("")}</fontconfig>`;
}

/** The package unpacks into the folder for temporary files, and into no other. */
async function unpackInto(home: string): Promise<string> {
  const outer = process.env.TMPDIR;
  process.env.TMPDIR = home;
  try {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    await inflate(join(dirname(entry), "..", "bin", "al2023.tar.br"));
    return await packed.executablePath();
  } finally {
    if (outer === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outer;
  }
}
