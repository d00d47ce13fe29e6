import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { dropExpired } from "../proofs/retention.ts";
import { Settled } from "./settled.ts";

const test = useLedger();
const open: pg.Client[] = [];

afterEach(async () => {
  for (const client of open.splice(0)) await client.end();
});

async function signIn(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  open.push(client);
  await client.connect();
  return client;
}

/** As pg_dump holds every table for as long as it runs. */
async function backingUp(): Promise<pg.Client> {
  const reader = await signIn(test.lab.ownerUrl);
  await reader.query("begin isolation level repeatable read; lock table ledger.entry in access share mode");
  await reader.query("select count(*) from ledger.entry");
  return reader;
}

describe("while a backup is read", () => {
  it("room is made for entries all the same, and what is written there is found", async () => {
    await test.lab.write(3);
    await backingUp();
    const sequencer = await signIn(test.lab.urlOf("sequencer"));

    await sequencer.query("select ledger.make_room(7000000)");
    await sequencer.query("select ledger.make_room(7000000)");

    const { rows } = await test.lab.owner.query(
      `select inhrelid::regclass::text as name, (select count(*)::int from pg_index where indrelid = inhrelid) as indexes
       from pg_inherits where inhparent = 'ledger.entry'::regclass order by name`,
    );
    const indexes = rows[0].indexes;
    expect(rows.map(({ name }) => name)).toEqual([0, 1, 7, 8].map((n) => `ledger.entry_${n}`));
    expect(rows.map((row) => row.indexes)).toEqual([indexes, indexes, indexes, indexes]);
    await test.lab.write(3);
    expect((await test.lab.verify()).wrong).toBeNull();
  });

  it("nothing is let go, nobody waits for that, and it is let go afterwards", async () => {
    const { owner, key, anchor } = test.lab;
    await owner.query(`drop table ledger.entry_7, ledger.entry_8;
      begin; alter table ledger.entry detach partition ledger.entry_0;
      create table ledger.entry_a partition of ledger.entry for values from (0) to (3);
      insert into ledger.entry_a select * from ledger.entry_0 where position < 3;
      delete from ledger.entry_0 where position < 3;
      alter table ledger.entry attach partition ledger.entry_0 for values from (3) to (1000000); commit`);
    await test.lab.write(1);
    await test.lab.write(1);
    const now = new Date(Date.now() + 8 * 366 * 86_400_000);
    const retain = () => dropExpired(owner, { key, anchor, years: 7, now });
    const backup = await backingUp();

    await expect(retain()).rejects.toThrow("Run this again later");

    await backup.query("rollback");
    expect(await retain()).toMatchObject([{ name: "entry_a", through: 2n }]);
    expect((await test.lab.verify()).wrong).toBeNull();
  });
});

describe("what is settled in the inbox", () => {
  it("is what was filed, once every transaction is over that was open by then", async () => {
    const { owner } = test.lab;
    await test.lab.write(1);
    const rows = async (sql: string, values: unknown[]) => (await owner.query(sql, values)).rows;
    const settled = new Settled(rows, { overMs: 0, noteMs: 0 });
    const slow = await signIn(test.lab.ownerUrl);
    await slow.query("begin; select pg_current_xact_id()");

    expect(await settled.through(10n, 0n)).toBe(0n);
    expect(await settled.through(12n, 0n)).toBe(0n);

    await slow.query("commit");
    await expect.poll(async () => (await settled.through(15n, 0n)) >= 12n).toBe(true);
  });

  it("hides nothing that waits: whoever took a low number and commits late is filed, and told of until then", async () => {
    const { lab } = test;
    await lab.owner.query("update ledger.head set settled = (select last_value from ledger.inbox_seq_seq) + 100");
    const before = await lab.verify();

    await lab.write(5);

    expect((await lab.verify()).covered).toBe(before.covered + 5n);
  });

  it("is not read any more to tell how long the oldest one waits", async () => {
    const { lab } = test;
    await lab.owner.query("update ledger.head set settled = 0");
    await lab.put(2);
    await lab.owner.query("update ledger.inbox set recorded_at = recorded_at - interval '1 hour'");
    const age = async () => (await lab.owner.query("select ledger.inbox_age_ms() as age")).rows[0].age;
    expect(await age()).toBeGreaterThan(3_600_000);

    await lab.owner.query("update ledger.head set settled = (select max(seq) from ledger.inbox)");

    expect(await age()).toBe(0);
    await lab.owner.query("update ledger.head set settled = 0");
    await lab.write(1);
  });
});
