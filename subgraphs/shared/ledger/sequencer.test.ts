import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { afterEach, describe, expect, inject, it } from "vitest";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { freshHeadKey, LedgerLab } from "../../../tests/setup/ledger-lab.ts";
import { databaseUrl } from "../../../tests/setup/postgres.ts";
import { openAnchor } from "../proofs/anchor.ts";
import { beginEpoch } from "../proofs/epoch.ts";
import { Fence } from "./fence.ts";
import { Filing } from "./filing.ts";
import type { Sequencer } from "./sequencer.ts";

const test = useLedger();
const running: Sequencer[] = [];
const others: LedgerLab[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((sequencer) => sequencer.close()));
  for (const lab of others.splice(0)) await lab.close();
});

async function started(...wishes: Parameters<LedgerLab["sequencer"]>): Promise<Sequencer> {
  const sequencer = await test.lab.sequencer(...wishes);
  running.push(sequencer);
  return sequencer;
}

async function clientOf(url: string, name = "lab"): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** How long it takes until what is written now has its position. */
async function filedAfter(lab = test.lab): Promise<number> {
  const began = performance.now();
  await lab.put(3);
  await lab.filed();
  return performance.now() - began;
}

describe("leadership", () => {
  it("passes on within seconds when the leader's connections are gone", async () => {
    await started();
    await started();
    await filedAfter();
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'casegraph-sequencer'`;

    await test.lab.owner.query(cut);

    expect(await filedAfter()).toBeLessThan(5000);
    expect((await test.lab.verify()).wrong).toBeNull();
  });

  it("is taken from whoever holds it and files nothing, as a stopped process does", async () => {
    const frozen = await Fence.open(test.lab.urlOf("sequencer"), () => undefined);
    expect(await frozen.tryTake()).toBe(true);
    const filing = await clientOf(test.lab.urlOf("sequencer"), frozen.filingName);
    await started();

    expect(await filedAfter()).toBeLessThan(5000);
    expect(frozen.held).toBe(false);
    // What wakes up finds no session in which it could go on.
    await expect(filing.query("select 1")).rejects.toThrow();
  });

  it("is left to whoever files, however long the inbox is", async () => {
    const lab = await anotherLab();
    const busy = await Fence.open(lab.urlOf("sequencer"), () => undefined);
    expect(await busy.tryTake()).toBe(true);
    const client = await clientOf(lab.urlOf("sequencer"));
    const filing = new Filing(client, 1);
    const other = await lab.sequencer();
    running.push(other);
    await lab.put(10_000);
    await lab.owner.query("update ledger.inbox set recorded_at = recorded_at - interval '1 hour'");

    // For longer than a leader may do nothing.
    for (const began = performance.now(); performance.now() - began < 4000; ) {
      await filing.batch();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }

    expect([busy.held, other.leads]).toEqual([true, false]);
    await busy.close();
    await client.end();
    await lab.filed();
  });

  it("cannot be held up by any other role", async () => {
    const client = await clientOf(test.lab.urlOf("identity"));
    await client.query("begin");
    for (const mode of ["access share", "row exclusive", "share update exclusive", "access exclusive"]) {
      const locked = client.query(`savepoint s; lock table ledger.leadership in ${mode} mode`);
      await expect(locked).rejects.toMatchObject({ code: "42501" });
      await client.query("rollback");
      await client.query("begin");
    }
    await client.query("select pg_advisory_lock(4242001)");
    await started();

    expect(await filedAfter()).toBeLessThan(5000);
    await client.end();
  });

  it("holds up no vacuum", async () => {
    await started();
    await filedAfter();

    const { rows } = await test.lab.owner.query(
      `select backend_xid, backend_xmin from pg_stat_activity
       where datname = current_database() and application_name = 'casegraph-sequencer' and state = 'idle in transaction'`,
    );

    expect(rows).toEqual([{ backend_xid: null, backend_xmin: null }]);
  });

  it("of two at once writes every entry once: the head moves from where it was read, or not at all", async () => {
    await started();
    // A second leader that never heard of the lock.
    const rogue = await clientOf(test.lab.urlOf("sequencer"));
    const filing = new Filing(rogue, 1);
    const { rows: before } = await test.lab.owner.query("select position from ledger.head");
    const writing = (async () => {
      for (let n = 0; n < 20; n++) await test.lab.put(50);
    })();
    let refused = 0;
    for (let n = 0; n < 60; n++) await filing.batch().catch(() => refused++);
    await writing;
    await test.lab.filed();
    await rogue.end();

    const { rows } = await test.lab.owner.query(
      "select count(*)::int as entries, max(position)::int as last, count(distinct id)::int as ids from ledger.entry",
    );
    expect(rows[0].entries).toBe(Number(before[0].position) + 1000);
    expect(rows[0]).toEqual({ entries: rows[0].last, last: rows[0].last, ids: rows[0].last });
    await Promise.all(running.splice(0).map((sequencer) => sequencer.close()));
    expect((await test.lab.verify()).wrong).toBeNull();
    expect(refused).toBeGreaterThanOrEqual(0);
  });
});

describe("a database of before the tree", () => {
  it("gets its leaves at the first start, before anything new is filed", async () => {
    await test.lab.write(50);
    const { covered } = await test.lab.verify();
    // As the migration leaves it.
    await test.lab.owner.query(`alter table ledger.entry drop constraint entry_has_leaf;
      update ledger.entry set leaf = null; truncate ledger.node; update ledger.head set hashed = 0;
      alter table ledger.entry add constraint entry_has_leaf check (leaf is not null) not valid`);
    const before = (await test.lab.owner.query("select position from ledger.head")).rows[0].position;
    const sequencer = await test.lab.sequencer({ signs: false });
    running.push(sequencer);
    await filedAfter();

    const { rows } = await test.lab.owner.query(
      "select count(*)::int as bare, (select position = hashed from ledger.head) as whole from ledger.entry where leaf is null",
    );
    expect(rows).toEqual([{ bare: 0, whole: true }]);
    expect(BigInt(before)).toBe(covered);
    await test.lab.write(1);
    expect((await test.lab.verify()).wrong).toBeNull();
  });
});

describe("signed heads", () => {
  it("stay verifiable over a change of key", async () => {
    const { key } = test.lab;
    await test.lab.write(10);
    const next = freshHeadKey([key.id]);
    await test.lab.write(10, next);
    await expect(test.lab.sequencer()).rejects.toThrow(`LEDGER_SIGNING_KEYS_BEFORE`);
    test.lab.key = freshHeadKey([next.id]);
    await test.lab.write(10);

    const archive = await test.lab.archive();
    archive.leaves.close();
    expect(archive.keyIds.size).toBe(3);
    expect((await test.lab.verify()).wrong).toBeNull();
  });

  it("are copied as soon as the place outside takes them again, and say how old they are until then", async () => {
    const answers = { put: 500, body: new Map<string, string>() };
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      if (request.method === "GET") {
        response.statusCode = answers.body.has(request.url!) ? 200 : 404;
        return response.end(answers.body.get(request.url!));
      }
      if (answers.put === 200) answers.body.set(request.url!, body);
      response.statusCode = answers.put;
      response.end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const lab = await anotherLab();
    const anchor = openAnchor(`http://127.0.0.1:${(server.address() as AddressInfo).port}/heads`);
    const sequencer = await lab.sequencer({ anchor });
    await lab.put(5);
    await lab.filed();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(answers.body.size).toBe(0);
    const before = sequencer.headAgeSeconds;
    expect(before).toBeGreaterThan(0.2);

    answers.put = 200;

    await expect.poll(() => answers.body.has("/heads/newest.json")).toBe(true);
    await expect.poll(() => sequencer.headAgeSeconds).toBeLessThan(before!);
    await sequencer.close();
    expect(sequencer.headAgeSeconds).toBeNull();
    expect(JSON.parse(answers.body.get("/heads/newest.json")!)).toMatchObject({ epoch: 1, position: "5" });
    server.close();
  });
});

describe("a ledger that is not the one that was signed", () => {
  it("is refused in one line when an older backup was restored, until its operator begins an epoch", async () => {
    const lab = await anotherLab();
    await lab.write(30);
    const backup = await copyOf(lab);
    await lab.write(20);
    backup.follow(lab);

    await expect(backup.lab.sequencer()).rejects.toThrow(
      /ends at position 30 of epoch 1, but .* has a head of position 50 .*npm run ledger:epoch/,
    );

    const order = { key: lab.key, anchor: lab.anchor, reason: "restored the backup of last night" };
    const begun = await beginEpoch(backup.lab.owner, order);
    expect(begun).toMatchObject({ number: 2, position: 30n, previous: { epoch: 1, position: 50n } });
    await backup.lab.write(10);
    const archive = await backup.lab.archive();
    archive.leaves.close();
    expect(archive).toMatchObject({ epoch: 2, position: 41n });
    expect(await backup.lab.verify()).toMatchObject({ covered: 41n, wrong: null });
    // The ledger that went on without the restore is now the one that is refused.
    await expect(lab.sequencer()).rejects.toThrow(/epoch 1, but .* epoch 2/);
  });

  it("is refused when what was signed was changed since, and no epoch blesses it", async () => {
    const lab = await anotherLab();
    await lab.write(40);
    await lab.owner.query("update ledger.node set hash = sha256('x') where level = 5 and index = 0");

    await expect(lab.sequencer()).rejects.toThrow(/is not the one that was signed.*npm run ledger:verify/);
    const order = { key: lab.key, anchor: lab.anchor, reason: "never mind" };
    await expect(beginEpoch(lab.owner, order)).rejects.toThrow(/was changed since/);
  });

  it("is refused when the heads outside are gone, damaged or cannot be read", async () => {
    const lab = await anotherLab();
    await lab.write(5);
    await lab.write(0);
    await expect(lab.sequencer({ anchor: openAnchor(`file://${lab.folder}/elsewhere`) })).rejects.toThrow(
      /There is no head/,
    );

    await lab.anchor.put("newest.json", "{}");
    await expect(lab.sequencer()).rejects.toThrow(/is not what this ledger's operator signed/);

    const nobody = openAnchor("http://127.0.0.1:9/heads");
    await expect(lab.sequencer({ anchor: nobody })).rejects.toThrow(/cannot be read/);
  });
});

async function anotherLab(): Promise<LedgerLab> {
  const { ownerUrl, template, secrets } = inject("postgres");
  const url = await databaseFrom(ownerUrl, template);
  const lab = new LedgerLab(url, secrets);
  await lab.enter();
  others.push(lab);
  return lab;
}

async function databaseFrom(ownerUrl: string, template: string): Promise<string> {
  const name = `ledger_${randomUUID().replaceAll("-", "")}`;
  const client = await clientOf(ownerUrl);
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  return databaseUrl(ownerUrl, name);
}

/** A backup: the database as it is now, to be restored later beside the heads of the original. */
async function copyOf(lab: LedgerLab) {
  const { ownerUrl, secrets } = inject("postgres");
  const source = new URL(lab.ownerUrl).pathname.slice(1);
  await lab.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  // A database is copied while nobody is in it.
  await lab.leave();
  const url = await databaseFrom(ownerUrl, source);
  await lab.enter();
  const copy = new LedgerLab(url, secrets);
  await copy.enter();
  others.push(copy);
  return { lab: copy, follow: (original: LedgerLab) => copy.share(original) };
}
