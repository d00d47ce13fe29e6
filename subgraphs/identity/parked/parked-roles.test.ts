import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { type ParkedRow, Poisonable } from "../../../tests/setup/poisonable.ts";

const test = useBackend();
let work: Poisonable;

beforeEach(async () => {
  work = await new Poisonable(test).prepare();
});
afterEach(() => work.close());

/** Parks the first of these and lets the others wait. */
async function park(about: string, ...what: string[]): Promise<ParkedRow> {
  work.poison(about);
  work.start();
  await work.say(about, ...what);
  await work.settled();
  return (await work.parked())[0]!;
}

describe("a decision", () => {
  it("counts only from who may make it: no other subgraph's role can say it", async () => {
    const about = randomUUID();
    const { id, version } = await park(about, "1", "2");
    work.mend(about);
    const facts = { parkedId: id, parkedVersion: version, subgraph: "cases", reaction: work.name, position: "1" };

    for (const forged of [facts, { nonsense: true }])
      await as(
        "cases",
        `insert into ledger.inbox (id, event, about, facts, changes)
         values (gen_random_uuid(), 'reaction.released', '${about}', '${JSON.stringify(forged)}', '{}')`,
      );
    await work.settled();

    expect(await work.effects(about)).toEqual([]);
    expect(await work.parked()).toHaveLength(2);
  });
});

describe("what a role of the database may do with parked entries", () => {
  const COLUMNS = "(id, reaction, position, about, event, state, subgraph)";
  const VALUES = "(gen_random_uuid(), 'x', 1, gen_random_uuid(), 'x', 'WAITING', 'identity')";

  it.each([
    ["cases", "select * from ledger.parked", /permission denied/],
    ["cases", "delete from ledger.parked", /permission denied/],
    ["cases", `insert into ledger.own_parked ${COLUMNS} values ${VALUES}`, /violates check option/],
    ["identity", "update ledger.parked set state = 'WAITING'", /permission denied/],
    ["identity", "delete from ledger.parked", /permission denied/],
    ["sequencer", "select * from ledger.parked", /permission denied/],
    ["sequencer", "select * from ledger.own_parked", /permission denied/],
  ] as const)("%s may not: %s", async (role, sql, refusal) => {
    expect(await as(role, sql)).toMatch(refusal);
  });

  it("sees and changes its own alone", async () => {
    await park(randomUUID(), "1");

    expect(await as("identity", "select count(*)::int from ledger.own_parked")).toBe('[{"count":0}]');
    await as("identity", "delete from ledger.own_parked");
    expect(await work.parked()).toHaveLength(1);
  });
});

/** Runs SQL as a role of the product, and answers what PostgreSQL says to it. */
async function as(name: "identity" | "cases" | "sequencer", sql: string): Promise<string> {
  const url = new URL(test.ownerUrl);
  url.username = `casegraph_${name}`;
  url.password = inject("postgres").secrets.passwords[name] as string;
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
