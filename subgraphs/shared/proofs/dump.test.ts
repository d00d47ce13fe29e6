import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDataDir, removeDataDir } from "../../../tests/setup/data-dir.ts";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { openAnchor } from "./anchor.ts";
import { openArchive } from "./archive.ts";
import { dumpedLedger } from "./ledger-source.ts";
import { type Verdict, verifyLedger } from "./verify.ts";

/** Fifteen entries as pg_dump 18.6 wrote them (`--schema=ledger`) from PostgreSQL 18.4, and the head that was signed of them. */
const FIXTURE = fileURLToPath(new URL("./pg-dump-18.fixture.sql", import.meta.url));
const HEAD = fileURLToPath(new URL("./pg-dump-18.fixture.head", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = newDataDir("casegraph-dumps");
  await openAnchor(pathToFileURL(folder).href).put("heads/2026-11-21/1-15.json", readFileSync(HEAD, "utf8"));
});
afterAll(() => removeDataDir(folder));

describe("a dump of pg_dump 18", () => {
  const whole = readFileSync(FIXTURE, "utf8");

  it("is the ledger that was signed", async () => {
    expect(await verified(whole)).toEqual({ entries: 15, covered: 15n, uncovered: 0n, wrong: null });
  });

  it("is so with quoted names too, and after Windows ended its lines", async () => {
    const quoted = whole.replace(/^COPY (\w+)\.(\w+)/gm, 'COPY "$1"."$2"');

    expect((await verified(quoted)).wrong).toBeNull();
    expect((await verified(whole.replaceAll("\n", "\r\n"))).wrong).toBeNull();
  });

  const swapped = (a: number, b: number) => (lines: string[]) =>
    lines.map((line, n) => {
      if (n !== a - 1 && n !== b - 1) return line;
      return line.replace(/^\d+/, String(n === a - 1 ? b : a));
    });
  it.each<[kind: string, position: bigint, tamper: (lines: string[]) => string[]]>([
    ["edited", 4n, (lines) => lines.map((line, n) => (n === 3 ? line.replace('"n": 4', '"n": 5') : line))],
    ["edited", 6n, (lines) => lines.map((line, n) => (n === 5 ? line.replace("\\\\N", "\\N") : line))],
    ["deleted", 9n, (lines) => lines.filter((_, n) => n !== 8)],
    ["inserted", 16n, (lines) => [...lines, lines[2]!.replace(/^3/, "16")]],
    ["inserted", 3n, (lines) => [...lines, lines[2]!]],
    ["reordered", 2n, swapped(2, 7)],
    ["truncated", 12n, (lines) => lines.slice(0, 11)],
    ["inserted", -1n, (lines) => [...lines, lines[2]!.replace(/^3/, "three")]],
  ])("whose text was touched is found %s at position %i", async (kind, position, tamper) => {
    expect((await verified(entriesOf(whole, tamper))).wrong).toEqual({ position, kind });
  });

  it.each<[says: RegExp, text: string | Buffer]>([
    [/not a whole dump/, whole.slice(0, whole.length / 2)],
    [/does not hold the ledger with its rows/, whole.replace(/^COPY ledger\.(entry|head)[\s\S]*?^\\\.$/gm, "")],
    [
      /as INSERT: make it without --inserts/,
      whole.replace(/^COPY ledger\.entry_0.*$/m, "INSERT INTO ledger.entry_0 VALUES"),
    ],
    [/in LATIN1: make it with --encoding=UTF8/, whole.replace("'UTF8'", "'LATIN1'")],
    [/pg_restore --file=ledger\.sql/, Buffer.from("PGDMP\u0001\u0010")],
    [/unpack it first \(gunzip /, gzipSync(whole)],
    [/UTF-16.*--file/, Buffer.from(`\ufeff${whole}`, "utf16le")],
    [/not a whole dump/, ""],
  ])("that is another kind of file is no verdict on the ledger, but %s", async (says, text) => {
    await expect(verified(text)).rejects.toThrow(says);
  });

  it("as a directory is told how to become plain", async () => {
    const directory = join(folder, "directory");
    mkdirSync(directory);

    await expect(verifiedFile(directory)).rejects.toThrow(/pg_restore --file=ledger\.sql/);
  });
});

const version = Number(/\d+/.exec(spawnSync("pg_dump", ["--version"]).stdout?.toString() ?? "")?.[0] ?? 0);

describe.runIf(version >= 18)("the pg_dump that is here", () => {
  const test = useLedger();
  const dumped = async (...options: string[]) => {
    const path = join(folder, "live.sql");
    execFileSync("pg_dump", ["--dbname", test.lab.ownerUrl, "--schema=ledger", "--file", path, ...options]);
    const archive = await test.lab.archive();
    try {
      return await verifyLedger(dumpedLedger(path), archive);
    } finally {
      archive.leaves.close();
    }
  };
  beforeAll(() => test.lab.write(200));

  it.each([
    "",
    "--data-only",
    "--no-owner --no-privileges",
    "--load-via-partition-root",
    "--quote-all-identifiers",
    "--clean --create",
  ])("writes what verifies: %s", async (options) => {
    expect(await dumped(...options.split(" ").filter(Boolean))).toMatchObject({ entries: 200, wrong: null });
  });

  it.each([
    ["--inserts", /make it without --inserts/],
    ["--column-inserts", /make it without --inserts/],
    ["--schema-only", /without --schema-only/],
    ["--format=custom", /pg_restore --file=/],
    ["--format=tar", /pg_restore --file=/],
    ["--compress=gzip", /gunzip/],
    ["--compress=zstd", /unzstd/],
    ["--compress=lz4", /unlz4/],
  ])("is told what to do instead of %s", async (option, says) => {
    await expect(dumped(option)).rejects.toThrow(says);
  });
});

/** The same dump with other rows of entries. */
function entriesOf(dump: string, tamper: (lines: string[]) => string[]): string {
  return dump.replace(
    /(^COPY ledger\.entry_0 .*\n)([\s\S]*?)\n(?=^\\\.$)/m,
    (_, copy: string, rows: string) => `${copy}${tamper(rows.split("\n")).join("\n")}\n`,
  );
}

function verified(text: string | Buffer): Promise<Verdict> {
  const path = join(folder, "dump.sql");
  writeFileSync(path, text);
  return verifiedFile(path);
}

async function verifiedFile(path: string): Promise<Verdict> {
  const archive = await openArchive(openAnchor(pathToFileURL(folder).href));
  try {
    return await verifyLedger(dumpedLedger(path), archive);
  } finally {
    archive.leaves.close();
  }
}
