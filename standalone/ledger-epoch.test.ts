import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
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
let database: string;

beforeAll(async () => {
  dataDir = newDataDir("casegraph-epoch");
  server = await startPostgres({ dataDir, durable: false });
  database = new URL(server.url).pathname.slice(1);
  await run("migrate", "up");
  lab = new LedgerLab(server.url, openSecrets(dataDir, DATABASE_ROLES));
  await lab.enter();
}, 120_000);

afterAll(async () => {
  await lab.close();
  await server.stop();
  await removeDataDir(dataDir);
});

const heads = (name: string) => join(dataDir, "ledger-heads", name);
const newest = () => JSON.parse(readFileSync(heads("newest.json"), "utf8"));
const epoch = (...args: string[]) => run("ledger-epoch", "--reason", "restored the backup of last night", ...args);

/** Numbers entries, as a product does whose heads nobody signs yet. */
async function file(entries: number): Promise<void> {
  const sequencer = await lab.sequencer({ signs: false });
  await lab.put(entries);
  await lab.filed();
  await sequencer.close();
}

async function signed(entries: number): Promise<void> {
  await file(entries);
  expect(await run("ledger-sign")).toMatchObject({ code: 0 });
}

/** With the database as it is now, to be put back later: as a backup is taken and restored. */
async function backedUp(between: () => Promise<void>): Promise<void> {
  const kept = `kept_${randomUUID().replaceAll("-", "")}`;
  await copy(database, kept);
  await between();
  await copy(kept, database);
  await aside((client) => client.query(`drop database ${kept}`));
}

async function copy(from: string, to: string): Promise<void> {
  await lab.leave();
  await aside(async (client) => {
    await client.query(`drop database if exists ${to} with (force)`);
    await client.query(`create database ${to} template ${from}`);
  });
  await lab.enter();
}

async function aside(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const url = new URL(server.url);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await work(client).finally(() => client.end());
}

async function goesOn(): Promise<void> {
  await signed(3);
  expect(await run("ledger-verify")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("The ledger is what was signed."),
  });
}

describe("npm run ledger:epoch", { timeout: 240_000 }, () => {
  const person = randomUUID();
  beforeAll(async () => {
    await lab.owner.query("insert into ledger.person_key (person, wrapped) values ($1, '')", [person]);
  });

  it("has nothing to do where the database has all that is known outside, or more", async () => {
    await signed(12);
    expect(await epoch()).toMatchObject({ code: 1, stderr: expect.stringContaining("Nothing to do") });

    await file(5);

    expect(await epoch()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Nothing to do.* 5 newer entries.*npm run ledger:sign/),
    });
    expect(newest()).toMatchObject({ epoch: 1, position: "12" });
    await goesOn();
  });

  it("goes on behind a restored backup, says what is lost, and forgets again whom it brought back", async () => {
    const { position } = newest();
    const last = Number(position) + 8;
    await backedUp(async () => {
      await signed(8);
      expect(await run("ledger-erase", "--person", person, "--yes")).toMatchObject({ code: 0 });
    });
    const found = await run("ledger-verify");
    expect(found).toMatchObject({ code: 1, stdout: expect.stringMatching(/truncated[\s\S]*npm run ledger:epoch/) });

    const { stdout } = await epoch();

    expect(stdout).toContain("Erased again, whom the backup had brought back: 1");
    expect(stdout).toContain(`Epoch 2 begins after position ${position}`);
    const lost = `${Number(position) + 1} to ${last} of epoch 1 are lost`;
    expect(stdout).toContain(`Positions ${lost}`);
    const { rows } = await lab.owner.query("select person, wrapped from ledger.person_key");
    expect(rows).toEqual([{ person, wrapped: null }]);
    expect((await run("ledger-verify")).stdout).toContain(`entries ${lost}`);
    await goesOn();
    expect(await epoch()).toMatchObject({ code: 1, stderr: expect.stringContaining("Nothing to do") });
  });

  it("refuses a database whose entries differ from what was signed, in whatever way it is behind", async () => {
    await backedUp(async () => {
      await backedUp(() => signed(4));
      await lab.owner.query("update ledger.entry set facts = '{}' where position = 3");

      expect(await epoch()).toMatchObject({ code: 1, stderr: expect.stringContaining("position 3 on: edited") });

      await lab.owner.query(`update ledger.entry set leaf = ledger.leaf(position, id, at, subgraph, event, about, actor,
        on_behalf_of, session, request, address, agent, facts, changes); delete from ledger.signed_head`);
      expect(await epoch()).toMatchObject({ code: 1, stderr: expect.stringContaining("no epoch mends that") });
      expect(await epoch("--heads-lost")).toMatchObject({ code: 1 });
    });
    // Four entries that the restored database does not have were signed meanwhile.
    expect(await epoch()).toMatchObject({ code: 0 });
    await goesOn();
  });

  it("begins nothing beside a product that runs", async () => {
    const sequencer = await lab.sequencer({ signs: false });
    await expect.poll(() => sequencer.leads).toBe(true);

    expect(await epoch()).toMatchObject({ code: 1, stderr: expect.stringContaining("stop it first") });

    await sequencer.close();
  });

  it("says what to do where the newest head alone is missing", async () => {
    const text = readFileSync(heads("newest.json"), "utf8");
    renameSync(heads("newest.json"), heads("elsewhere"));

    expect(await epoch("--heads-lost")).toMatchObject({ code: 1, stderr: expect.stringContaining("to newest.json") });

    writeFileSync(heads("newest.json"), text);
    expect(await epoch()).toMatchObject({ code: 1, stderr: expect.stringContaining("Nothing to do") });
  });

  it("signs a ledger anew whose heads are lost, once its operator says that they know what that means", async () => {
    await file(2);
    renameSync(heads(""), join(dataDir, "stolen"));
    expect(await epoch()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/--heads-lost. It means: you vouch/),
    });

    const { stdout } = await epoch("--heads-lost");

    expect(stdout).toContain("are signed anew, and their leaves copied");
    const found = await run("ledger-verify");
    expect(found.stdout).toMatch(/all heads of before were lost.*\n.*\n?The ledger is what was signed/);
    await goesOn();
  });

  it("signs nothing anew that does not fit the database's own newest head", async () => {
    await backedUp(async () => {
      renameSync(heads(""), join(dataDir, "stolen too"));
      await lab.owner.query("update ledger.entry set facts = '{}' where position = 3");

      expect(await epoch("--heads-lost")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("no epoch mends that"),
      });

      renameSync(join(dataDir, "stolen too"), heads(""));
    });
  });

  it("begins nothing where it cannot erase, and says what comes first", async () => {
    const { epoch: present } = newest();
    await backedUp(() => signed(1));
    await lab.owner.query("delete from ledger.person_key; alter role casegraph_eraser nologin");

    expect(await epoch()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("run `npm run migrate -- up` first"),
    });
    expect((await lab.owner.query("select epoch from ledger.head")).rows).toEqual([{ epoch: present }]);
  });
});
