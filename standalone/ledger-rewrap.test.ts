import { createSecretKey, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KeyWrapping } from "../subgraphs/shared/seals/key-wrapping.ts";
import { runCommand } from "../tests/setup/command.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { DATABASE_ROLES } from "./database-roles.ts";
import { asOwner } from "./owner-client.ts";
import { startPostgres } from "./postgres/postgres.ts";
import { openSecrets } from "./secrets.ts";

const PERSON = randomUUID();
const KEY = createSecretKey(randomBytes(32));
let dataDir: string;
const run = (command: string, ...args: string[]) => runCommand(dataDir, command, ...args);
let server: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  dataDir = newDataDir("casegraph-rewrap");
  server = await startPostgres({ dataDir, durable: false });
  await run("migrate", "up");
  const wrapped = wrapping().wrap(PERSON, KEY);
  const sql = "insert into ledger.person_key (person, wrapped) values ($1, $2)";
  await asOwner(server.url, (client) => client.query(sql, [PERSON, wrapped]));
}, 120_000);

afterAll(async () => {
  await server.stop();
  await removeDataDir(dataDir);
});

const wrapping = () => new KeyWrapping({ current: openSecrets(dataDir, DATABASE_ROLES).ledgerSealingSecret });

async function opened(): Promise<KeyObject | null> {
  const sql = "select wrapped from ledger.person_key where person = $1";
  const { rows } = await asOwner(server.url, (client) => client.query(sql, [PERSON]));
  return wrapping().unwrap(PERSON, rows[0].wrapped);
}

describe("npm run ledger:rewrap", { timeout: 120_000 }, () => {
  it("says how the secret of a data folder is replaced, and changes nothing by itself", async () => {
    const before = openSecrets(dataDir, DATABASE_ROLES);

    expect(await run("ledger-rewrap")).toMatchObject({ code: 1, stderr: expect.stringContaining("--replace") });

    expect(openSecrets(dataDir, DATABASE_ROLES)).toEqual(before);
  });

  it("makes a new one in secrets.json, by which every key opens, and keeps no other", async () => {
    const { ledgerSealingSecret: old } = openSecrets(dataDir, DATABASE_ROLES);

    const { stdout } = await run("ledger-rewrap", "--replace");

    expect(stdout).toContain("1 keys are wrapped by a new secret, which is in secrets.json");
    const secrets = openSecrets(dataDir, DATABASE_ROLES);
    expect(secrets.ledgerSealingSecret).not.toBe(old);
    expect(secrets).not.toHaveProperty("ledgerSealingSecretPrevious");
    expect((await opened())?.export()).toEqual(KEY.export());
  });

  it("does nothing beside a product, which has the old one", async () => {
    const before = openSecrets(dataDir, DATABASE_ROLES);
    await asOwner(server.url, async (client) => {
      await client.query("begin; lock table ledger.leadership in share update exclusive mode");

      expect(await run("ledger-rewrap", "--replace")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("stop it first"),
      });
    });
    expect(openSecrets(dataDir, DATABASE_ROLES)).toEqual(before);
  });
});
