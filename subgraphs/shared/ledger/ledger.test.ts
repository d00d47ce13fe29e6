import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { databaseUrl } from "../../../tests/setup/postgres.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { openBus } from "../bus/bus.ts";
import { nobody } from "../caller.ts";
import { Context } from "../context.ts";
import { createLog } from "../log.ts";
import { printCursor } from "./cursor.ts";
import { record, witness } from "./record.ts";
import { Sequencer } from "./sequencer.ts";

const test = useBackend();
const ID = "00000000-0000-7000-8000-000000000001";

/** Runs SQL as a role of the product, and answers what PostgreSQL says to it. */
async function as(name: "identity" | "cases" | "sequencer", sql: string): Promise<string> {
  const { secrets } = inject("postgres");
  const url = new URL(test.ownerUrl);
  url.username = `casegraph_${name}`;
  url.password = secrets.passwords[name] as string;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return JSON.stringify((await client.query(sql)).rows);
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}

const positions = async (): Promise<number[]> => {
  await test.backend.settled();
  return (await test.owner.query("select position::int from ledger.entry order by position")).rows.map(
    (row) => row.position,
  );
};

describe("the order of the ledger", () => {
  it("is dense and gapless whoever writes at the same time", async () => {
    const officer = await test.officer();
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => (n % 3 ? buildCase(test, officer) : test.person(Role.CITIZEN))),
    );

    const all = await positions();

    expect(all).toEqual(Array.from({ length: all.length }, (_, index) => index + 1));
  });

  it("goes on after every connection of the ledger was cut", async () => {
    const officer = await test.officer();
    await test.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name in ('casegraph-sequencer', 'casegraph-tail')",
    );

    const { id } = await buildCase(test, officer);

    expect(await test.ledgerOf(id)).toHaveLength(1);
  });

  it("has one leader, and another as soon as the first is gone", async () => {
    const url = databaseUrl(test.ownerUrl, new URL(test.ownerUrl).pathname.slice(1));
    const log = createLog("second", "silent");
    const second = new Sequencer({ url, bus: openBus({ log }), log, keeper: null });
    const officer = await test.officer();
    const before = (await positions()).length;
    await Promise.all(Array.from({ length: 20 }, () => buildCase(test, officer)));

    const all = await positions();
    await second.close();

    expect(all).toHaveLength(before + 20);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("while the ledger stands still", () => {
  it("lets nobody in on what it knew before, and recovers by itself", async () => {
    const officer = await test.officer();
    const asks = async () => (await test.ask("cases", officer, "{ caseCounts { open } }")).errors?.[0]?.extensions.code;
    expect(await asks()).toBeUndefined();

    const blocker = await test.owner.connect();
    await blocker.query("begin");
    await blocker.query("lock table ledger.head in access exclusive mode");
    await buildCase(test, officer);
    await expect.poll(asks, { timeout: 5000 }).toBe("UNAVAILABLE");
    await blocker.query("rollback");
    blocker.release();

    await expect.poll(asks, { timeout: 5000 }).toBeUndefined();
  });

  it("sends whoever was away for too long to read again", async () => {
    const officer = await test.officer();
    const cursor = printCursor({ epoch: 1, position: 1n });
    const subscribe = "subscription($after: String) { caseChanged(after: $after) { cursor } }";
    await test.owner.query(
      `insert into ledger.inbox (id, event, about, facts, changes)
       select gen_random_uuid(), 'x.noise', gen_random_uuid(), '{}', '{}' from generate_series(1, 10001)`,
    );
    await test.backend.settled();

    const watch = await test.watch("cases", officer, subscribe, { after: cursor });

    expect((await watch.next())?.errors).toMatchObject([{ extensions: { code: "GAP" } }]);
  });
});

describe("what is recorded", () => {
  const system = () => new Context(test.backend.cases.services, nobody("test"));
  const facts = { subgraph: "cases", field: "test" };

  it("is gone with the change that was rolled back", async () => {
    const ctx = system();
    const rolledBack = ctx.db.transaction(async (tx) => {
      await record(ctx, tx, "access.refused", { id: ID }, { facts });
      throw new Error("no");
    });

    await expect(rolledBack).rejects.toThrow("no");
    expect(await test.ledgerOf(ID)).toEqual([]);
  });

  it("stands by itself when it was witnessed, whatever becomes of the request", async () => {
    const ctx = system();
    const request = ctx.db.transaction(async () => {
      await witness(ctx, "access.refused", { id: ID }, { facts });
      throw new Error("no");
    });

    await expect(request).rejects.toThrow("no");
    expect(await test.ledgerOf(ID)).toMatchObject([{ event: "access.refused" }]);
  });

  it("must be in the catalogue, with the facts that the catalogue promises", async () => {
    const ctx = system();

    await expect(witness(ctx, "case.exploded", { id: ID }, { facts: {} })).rejects.toThrow("case.exploded");
    await expect(witness(ctx, "case.commented", { id: ID }, { facts: {} as never })).rejects.toThrow();
  });
});

describe("what a role of the database may do", () => {
  it.each([
    [
      "cases",
      "insert into ledger.entry (position, id, at, subgraph, event, about, facts, changes) values (1, gen_random_uuid(), now(), 'cases', 'x', gen_random_uuid(), '{}', '{}')",
    ],
    ["cases", "update ledger.entry set event = 'x'"],
    ["cases", "delete from ledger.entry"],
    ["cases", "select changes from ledger.entry"],
    ["cases", "select address from ledger.entry"],
    ["cases", "select * from ledger.inbox"],
    ["cases", "update ledger.head set position = 0"],
    [
      "cases",
      `insert into ledger.inbox (id, event, about, facts, changes, subgraph) values (gen_random_uuid(), 'x', '${ID}', '{}', '{}', 'identity')`,
    ],
    [
      "cases",
      `insert into ledger.inbox (id, event, about, facts, changes, at) values (gen_random_uuid(), 'x', '${ID}', '{}', '{}', '2020-01-01')`,
    ],
    ["cases", "select * from identity.users"],
    ["cases", "create table cases.mine (id int)"],
    ["cases", "set role casegraph_identity"],
    ["identity", "select * from cases.cases"],
    ["identity", "delete from ledger.entry"],
    ["sequencer", "update ledger.entry set event = 'x'"],
    ["sequencer", "delete from ledger.entry"],
    ["sequencer", "select * from identity.users"],
  ] as const)("%s may not: %s", async (role, sql) => {
    expect(await as(role, sql)).toMatch(/permission denied/);
  });

  it("cannot backdate what it writes", async () => {
    await as(
      "cases",
      `select set_config('casegraph.at', '2001-01-01', false);
       insert into ledger.inbox (id, event, about, facts, changes) values (gen_random_uuid(), 'x.y', '${ID}', '{}', '{}')`,
    );
    await test.backend.settled();

    const { rows } = await test.owner.query("select at, subgraph from ledger.entry where event = 'x.y'");
    expect(rows[0].subgraph).toBe("cases");
    expect(Date.now() - rows[0].at.getTime()).toBeLessThan(60_000);
  });

  it("reads whole only what its own subgraph wrote", async () => {
    expect(await as("cases", "select distinct subgraph from ledger.own_entry")).toBe('[{"subgraph":"cases"}]');
    expect(await as("identity", "select count(changes) > 0 as audits from ledger.entry where subgraph = 'cases'")).toBe(
      '[{"audits":true}]',
    );
  });
});
