import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { startPostgres } from "./postgres/postgres.ts";

const PERSON = randomUUID();
let dataDir: string;
let product: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  dataDir = newDataDir("casegraph-erase");
  product = await startPostgres({ dataDir, durable: false });
  await run("migrate", "up");
});

afterAll(async () => {
  await product.stop();
  await removeDataDir(dataDir);
});

describe("npm run ledger:erase", { timeout: 120_000 }, () => {
  it("destroys a key beside a running product, and writes the tombstone outside of the database", async () => {
    const { stdout } = await run("ledger-erase", "--person", PERSON);

    expect(stdout).toContain(`${PERSON} is erased; the tombstone is in ${join(dataDir, "ledger-heads")}`);
    expect(readFileSync(join(dataDir, "ledger-heads", "erased.json"), "utf8")).toContain(PERSON);
    expect((await run("ledger-erase", "--person", PERSON)).stdout).toContain(`${PERSON} had been erased`);
  });

  it("holds when a backup from before is brought up to date", async () => {
    const client = new pg.Client({ connectionString: product.url });
    await client.connect();
    await client.query("delete from ledger.person_key");

    await run("migrate", "up");

    const { rows } = await client.query("select person, wrapped from ledger.person_key");
    await client.end();
    expect(rows).toEqual([{ person: PERSON, wrapped: null }]);
  });

  it.each([[[]], [["--person", "me"]]])("says what it can do when it is asked for %j", async (args) => {
    expect(await run("ledger-erase", ...args)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^npm run ledger:erase -- --person <id>/),
    });
  });
});

async function run(command: string, ...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const env = { ...process.env, NODE_ENV: "development", DATABASE_URL: "", DATA_DIR: dataDir };
  const script = fileURLToPath(new URL(`./${command}.ts`, import.meta.url));
  try {
    return { ...(await promisify(execFile)(process.execPath, ["--import", "tsx", script, ...args], { env })), code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
}
