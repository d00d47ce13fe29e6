import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../tests/setup/command.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { asOwner } from "./owner-client.ts";
import { startPostgres } from "./postgres/postgres.ts";

const PERSON = randomUUID();
let dataDir: string;
const run = (command: string, ...args: string[]) => runCommand(dataDir, command, ...args);
let product: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  dataDir = newDataDir("casegraph-erase");
  product = await startPostgres({ dataDir, durable: false });
  await run("migrate", "up");
  await asOwner(product.url, async (client) => {
    await client.query("insert into ledger.person_key (person, wrapped) values ($1, '')", [PERSON]);
    await client.query(
      `insert into identity.users (id, created_at, version, email, display_name, roles)
       values ($1, now(), 1, 'asha@example.org', 'Asha', '{}')`,
      [PERSON],
    );
  });
});

afterAll(async () => {
  await product.stop();
  await removeDataDir(dataDir);
});

describe("npm run ledger:erase", { timeout: 120_000 }, () => {
  it("says whom it would erase, and erases nobody who is not known", async () => {
    expect((await run("ledger-erase", "--person", PERSON)).stdout).toMatch(
      /Asha <asha@example.org>\nNothing is erased/,
    );
    expect(await run("ledger-erase", "--person", randomUUID(), "--yes")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Nobody here is"),
    });
    expect(existsSync(join(dataDir, "ledger-heads", "erased.json"))).toBe(false);
  });

  it("destroys a key beside a running product, and writes the tombstone outside of the database", async () => {
    const { stdout } = await run("ledger-erase", "--person", PERSON, "--yes");

    expect(stdout).toContain(`erased; the tombstone is in ${join(dataDir, "ledger-heads")}`);
    expect(readFileSync(join(dataDir, "ledger-heads", "erased.json"), "utf8")).toContain(PERSON);
    expect((await run("ledger-erase", "--person", PERSON, "--yes")).stdout).toContain("had been erased");
  });

  it("holds when a backup from before is brought up to date", async () => {
    await asOwner(product.url, (client) => client.query("delete from ledger.person_key"));

    await run("migrate", "up");

    const sql = "select person, wrapped from ledger.person_key";
    const { rows } = await asOwner(product.url, (client) => client.query(sql));
    expect(rows).toEqual([{ person: PERSON, wrapped: null }]);
  });

  it.each([[[]], [["--person", "me"]]])("says what it can do when it is asked for %j", async (args) => {
    expect(await run("ledger-erase", ...args)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^npm run ledger:erase -- --person <id>/),
    });
  });
});
