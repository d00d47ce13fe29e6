import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../tests/setup/command.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { LedgerLab } from "../tests/setup/ledger-lab.ts";
import { DATABASE_ROLES } from "./database-roles.ts";
import { startPostgres } from "./postgres/postgres.ts";
import { openSecrets } from "./secrets.ts";

let dataDir: string;
const run = (command: string, ...args: string[]) => runCommand(dataDir, command, ...args);
let server: Awaited<ReturnType<typeof startPostgres>>;
let lab: LedgerLab;

beforeAll(async () => {
  dataDir = newDataDir("casegraph-sign");
  server = await startPostgres({ dataDir, durable: false });
  await run("migrate", "up");
  lab = new LedgerLab(server.url, openSecrets(dataDir, DATABASE_ROLES));
  await lab.enter();
}, 120_000);

afterAll(async () => {
  await lab.close();
  await server.stop();
  await removeDataDir(dataDir);
});

const newest = () => JSON.parse(readFileSync(join(dataDir, "ledger-heads", "newest.json"), "utf8"));

/** Numbers entries without signing them. */
async function file(entries: number): Promise<void> {
  const sequencer = await lab.sequencer({ signs: false });
  await lab.put(entries);
  await lab.filed();
  await sequencer.close();
}

describe("npm run ledger:sign", { timeout: 240_000 }, () => {
  it("has nothing to sign where nothing happened", async () => {
    expect(await run("ledger-sign")).toMatchObject({ code: 1, stderr: expect.stringContaining("nothing to sign") });
  });

  it("covers everything that has its position by then, and says what has none", async () => {
    await file(12);
    await lab.put(2);

    const { stdout } = await run("ledger-sign");

    expect(stdout).toContain("position 12 of epoch 1");
    expect(stdout).toContain("2 entries wait for their position");
    expect(newest()).toMatchObject({ epoch: 1, position: "12" });
    expect((await run("ledger-verify")).stdout).toContain("12 entries, up to position 12 covered by a signed head");
  });

  it("goes on from there, and repeats itself harmlessly", async () => {
    await file(5);

    expect(await run("ledger-sign")).toMatchObject({ code: 0 });
    expect(await run("ledger-sign")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("position 19 of epoch 1"),
    });

    expect((await run("ledger-verify")).stdout).toContain("The ledger is what was signed.");
  });

  it("says what it does when it is asked for anything else", async () => {
    expect(await run("ledger-sign", "now")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^npm run ledger:sign /),
    });
  });
});
