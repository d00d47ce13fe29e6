import { pathToFileURL } from "node:url";
import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { newDataDir, removeDataDir } from "../../../tests/setup/data-dir.ts";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { signedBeyond } from "../../../tests/setup/signed-beyond.ts";
import { buildCase } from "../../cases/testing.ts";
import { AppError } from "../errors.ts";
import { positionIn, printCursor } from "../ledger/cursor.ts";
import { openAnchor } from "./anchor.ts";
import { beginEpoch } from "./epoch.ts";
import { openHeadKey } from "./head-key.ts";
import { dropExpired } from "./retention.ts";

const test = useBackend();
const ledger = useLedger();
const SUBSCRIBE = "subscription($after: String) { caseChanged(after: $after) { cursor } }";

/** Its process is stopped once the new epoch waits for its place. */
async function endOfTerm(waiting: pg.Client): Promise<boolean> {
  const sql = `select pg_terminate_backend(holder.pid) from pg_locks holder, pg_locks next
    where holder.relation = 'ledger.leadership'::regclass and holder.granted
      and next.relation = 'ledger.leadership'::regclass and not next.granted and next.pid = $1`;
  // biome-ignore lint/suspicious/noExplicitAny: the number is there and undeclared
  return ((await test.owner.query(sql, [(waiting as any).processID])).rowCount ?? 0) > 0;
}

describe("a new epoch while people follow", () => {
  it("ends every stream with GAP, refuses their cursors, and goes on from where it began", async () => {
    const officer = await test.officer();
    await buildCase(test, officer);
    await test.backend.settled();
    const before = test.backend.cases.services.ledger.head;
    const open = await test.watch("cases", officer, SUBSCRIBE);
    const folder = newDataDir("casegraph-heads");
    const anchor = openAnchor(pathToFileURL(folder).href);
    const key = openHeadKey(inject("postgres").secrets.ledgerSigningKey);
    await signedBeyond(test.owner, key, anchor);
    const client = new pg.Client({ connectionString: test.ownerUrl });
    await client.connect();

    const beginning = beginEpoch(client, { key, anchor, reason: "a drill" });
    await expect.poll(() => endOfTerm(client)).toBe(true);
    const begun = await beginning;
    await client.end();

    expect(begun.number).toBe(2);
    expect((await open.next())?.errors).toMatchObject([{ extensions: { code: "GAP" } }]);
    const late = await test.watch("cases", officer, SUBSCRIBE, { after: printCursor(before) });
    expect((await late.next())?.errors).toMatchObject([{ extensions: { code: "GAP" } }]);
    const fresh = await test.watch("cases", officer, SUBSCRIBE);
    await buildCase(test, officer);
    expect((await fresh.next())?.data.caseChanged.cursor).toMatch(/\w/);
    await fresh.close();
    expect(test.backend.cases.services.ledger.head.epoch).toBe(2);
    await removeDataDir(folder);
  });
});

describe("a term that is over", () => {
  const retain = (years: number, now: Date) =>
    dropExpired(ledger.lab.owner, { key: ledger.lab.key, anchor: ledger.lab.anchor, years, now });
  const inYears = (years: number) => new Date(Date.now() + years * 366 * 86_400_000);

  it("takes whole partitions with it; the tree still verifies, and so do proofs of what is gone", async () => {
    const { lab } = ledger;
    await lab.owner.query(`drop table ledger.entry_0;
      create table ledger.entry_a partition of ledger.entry for values from (0) to (50);
      create table ledger.entry_b partition of ledger.entry for values from (50) to (100);
      create table ledger.entry_0 partition of ledger.entry for values from (100) to (1000000)`);
    await lab.write(120);
    // A second term marks what the first has copied.
    await lab.write(1);

    expect(await retain(7, inYears(6))).toEqual([]);
    const dropped = await retain(7, inYears(8));

    expect(dropped).toEqual([
      { name: "entry_a", entries: 49, through: 49n },
      { name: "entry_b", entries: 50, through: 99n },
    ]);
    await lab.write(10);
    expect(await lab.verify()).toMatchObject({ wrong: null });
    const { rows } = await lab.owner.query(
      "select facts from ledger.entry where event = 'ledger.retained' order by position",
    );
    expect(rows.map(({ facts }) => facts.through)).toEqual(["49", "99"]);
    const { rows: refused } = await lab.owner.query("select max(through)::int as kept from ledger.retention");
    expect(refused[0].kept).toBe(99);
  });

  it("excuses nothing that nobody signed for", async () => {
    await ledger.lab.owner.query("begin; delete from ledger.entry where position <= 105");

    expect((await ledger.lab.verify()).wrong).toEqual({ position: 100n, kind: "deleted" });

    await ledger.lab.owner.query("rollback");
  });

  it("gives cursors of what is gone a gap, never silence", () => {
    const head = { epoch: 1, position: 130n, kept: 99n };
    const refused = () => positionIn(head, printCursor({ epoch: 1, position: 98n }));

    expect(refused).toThrow(AppError);
    expect(positionIn(head, printCursor({ epoch: 1, position: 99n }))).toBe(99n);
  });
});
