import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive } from "./postgres/postmaster.ts";
import { Runner } from "./runner.ts";
import { onChange } from "./watch.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "casegraph-runner-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a program that is kept running", () => {
  it("is started again only when it has ended, once for any number of wishes", async () => {
    const runner = new Runner("program", writesItsPid(), () => undefined);
    const first = await pidIn("pids", 1);

    await Promise.all([runner.restart(), runner.restart()]);

    const second = await pidIn("pids", 2);
    expect(isAlive(first)).toBe(false);
    expect(isAlive(second)).toBe(true);
    await runner.stop();
    expect(isAlive(second)).toBe(false);
  });

  it("may crash: that is said, and the next restart brings it back", async () => {
    const said: string[] = [];
    const runner = new Runner("program", script("process.exit(3)"), (line) => said.push(line));

    await expect.poll(() => said).toEqual(["The program ended (3) and waits for a change"]);
    await runner.restart();

    await expect.poll(() => said.length).toBe(2);
    await runner.stop();
  });
});

it("hears of changed sources once per burst, and not of tests", async () => {
  const changed: string[] = [];
  const ignore = onChange([folder], (path) => changed.push(path));

  writeFileSync(join(folder, "noun.test.ts"), "1");
  writeFileSync(join(folder, "noun.ts"), "1");
  writeFileSync(join(folder, "noun.ts"), "2");

  await expect.poll(() => changed).toEqual([join(folder, "noun.ts")]);
  ignore();
});

function writesItsPid() {
  return script(`require("node:fs").appendFileSync("pids", process.pid + "\\n"); setInterval(() => {}, 1000)`);
}

function script(text: string) {
  return { args: ["--eval", text], cwd: folder, env: process.env };
}

async function pidIn(name: string, line: number): Promise<number> {
  const pids = () => {
    try {
      return readFileSync(join(folder, name), "utf8").trim().split("\n").map(Number);
    } catch {
      return [];
    }
  };
  await expect.poll(pids).toHaveLength(line);
  return pids()[line - 1] ?? 0;
}
