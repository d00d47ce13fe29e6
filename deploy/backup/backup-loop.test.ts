import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const OLD = ["casegraph-20260101T023000Z.dump", "casegraph-20260102T023000Z.dump"];

let folder: string;
let dumps: string;
let loop: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "casegraph-nightly-"));
  dumps = join(folder, "dumps");
  mkdirSync(dumps);
  for (const name of OLD) writeFileSync(join(dumps, name), "good");
});
afterEach(async () => {
  if (loop.kill()) await once(loop, "close");
  rmSync(folder, { recursive: true });
});

/** A night that is over at once, the next one lasting. */
const SLEEP = '[ -e "$0.over" ] && exec /bin/sleep 600; : >"$0.over"';

/** Runs as in production, with tools that do this, and answers once this was said. */
async function nightly(tools: { pg_dump: string; pg_restore: string }, awaited: string): Promise<string[]> {
  for (const [name, script] of Object.entries({ ...tools, sleep: SLEEP })) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const env = { PATH: `${folder}:${process.env.PATH}`, BACKUP_DIR: dumps, BACKUP_KEEP: "2" };
  loop = spawn(fileURLToPath(new URL("./backup.sh", import.meta.url)), { env, stdio: ["ignore", "pipe", "pipe"] });
  await new Promise<void>((resolve) => {
    let said = "";
    const hear = (text: Buffer) => {
      said += text;
      if (said.includes(awaited)) resolve();
    };
    loop.stdout?.on("data", hear);
    loop.stderr?.on("data", hear);
  });
  return readdirSync(dumps).filter((name) => name.endsWith(".dump"));
}

/** As pg_dump writes its file: it is the value of --file. */
const WRITES = 'for each in "$@"; do case $each in --file=*) echo dump >"$(echo "$each" | cut -d= -f2)" ;; esac; done';

describe("every night", () => {
  it("a backup is taken, and the oldest goes", async () => {
    const kept = await nightly({ pg_dump: WRITES, pg_restore: "exit 0" }, "is older than the newest 2 and removed");

    expect(kept).toHaveLength(2);
    expect(kept).not.toContain(OLD[0]);
  });

  it.each([
    ["cannot be written", { pg_dump: "exit 1", pg_restore: "exit 0" }],
    ["breaks off", { pg_dump: `${WRITES}; exit 1`, pg_restore: "exit 0" }],
    ["cannot be read back", { pg_dump: WRITES, pg_restore: "exit 1" }],
  ])("a backup that %s is none, and takes no good one's place", async (_what, tools) => {
    expect(await nightly(tools, "the backup failed; the next one is tomorrow")).toEqual(OLD);
  });
});
