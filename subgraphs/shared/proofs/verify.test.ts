import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { entryBytes, leafOf, microseconds } from "./leaf.ts";
import { dumpedLedger, liveLedger } from "./ledger-source.ts";
import { verifyLedger } from "./verify.ts";

const test = useLedger();

describe("a leaf", () => {
  it("is the same in the database as it is offline, whatever an entry holds", async () => {
    await test.lab.write(300);
    let count = 0;

    for await (const { fields, leaf } of liveLedger(test.lab.owner).entries()) {
      expect(leafOf(fields).toString("hex")).toBe(leaf);
      count++;
    }

    expect(count).toBe(300);
  });

  it.each([
    ["2026-11-21 09:43:09.123456+00", 1795254189123456n],
    ["2026-11-21 15:13:09.1+05:30", 1795254189100000n],
    ["2026-11-20 23:43:09-10", 1795254189000000n],
    ["infinity", null],
    ["2026-11-21", null],
  ])("takes the time as it was, in whatever zone it is printed: %s", (text, expected) => {
    expect(microseconds(text)).toBe(expected);
  });

  it("shares its bytes with no other entry: what is absent is not empty, and no field runs into the next", () => {
    const all = [
      ["a", "bc"],
      ["ab", "c"],
      ["abc", ""],
      ["abc", null],
      [null, "abc"],
      ["", "abc"],
    ].map((fields) => entryBytes(fields).toString("hex"));

    expect(new Set(all).size).toBe(all.length);
  });
});

describe("verifying", () => {
  it("finds nothing wrong in a ledger as it was signed, and says what no head covers yet", async () => {
    const before = (await test.lab.verify()).covered;
    await test.lab.write(20);
    const sequencer = await test.lab.sequencer({ signs: false });
    await test.lab.put(5);
    await test.lab.filed();

    expect(await test.lab.verify()).toMatchObject({ covered: before + 20n, uncovered: 5n, wrong: null });

    await sequencer.close();
    await test.lab.write(1);
    expect(await test.lab.verify()).toMatchObject({ covered: before + 26n, uncovered: 0n, wrong: null });
  });

  it("reads a dump without a database, in whatever order and zone it was written", async () => {
    const verdict = async (sql: string) => {
      const path = await dump(sql);
      const archive = await test.lab.archive();
      const found = await verifyLedger(dumpedLedger(path), archive);
      archive.leaves.close();
      return found;
    };

    expect((await verdict("select * from ledger.entry order by id")).wrong).toBeNull();
    expect((await verdict("select * from ledger.entry where position <> 7")).wrong).toEqual({
      position: 7n,
      kind: "deleted",
    });
    expect((await verdict("select * from ledger.entry where position < 100")).wrong).toEqual({
      position: 100n,
      kind: "truncated",
    });
    const twice = "select * from ledger.entry union all select * from ledger.entry where position = 9";
    expect((await verdict(twice)).wrong).toEqual({ position: 9n, kind: "inserted" });
  });
});

/** The ledger as `pg_dump` writes it; PostgreSQL itself writes the fields. */
async function dump(sql: string): Promise<string> {
  const { owner, folder } = test.lab;
  const path = join(folder, "dump.sql");
  await owner.query("set timezone = 'Asia/Kolkata'");
  const columns = `"position", id, at, subgraph, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes, leaf`;
  const { rows } = await owner.query(`with entries as (${sql})
    select array[position::text, id::text, at::text, subgraph, event, about::text, actor::text, on_behalf_of::text,
      session::text, request, address, agent, facts::text, changes::text, leaf::text] as fields from entries`);
  await owner.query("set timezone = 'UTC'");
  const { rows: head } = await owner.query("select position from ledger.head");
  const lines = rows.map(({ fields }) => fields.map(escaped).join("\t"));
  writeFileSync(
    path,
    [
      "--\n-- PostgreSQL database dump\n--\n",
      `COPY ledger.entry_0 (${columns}) FROM stdin;`,
      ...lines,
      "\\.\n",
      'COPY ledger.head (one, epoch, "position", hashed) FROM stdin;',
      `t\t1\t${head[0].position}\t${head[0].position}`,
      "\\.\n",
      "-- PostgreSQL database dump complete\n",
    ].join("\n"),
  );
  return path;
}

const LETTERS: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };

/** PostgreSQL's documentation of COPY, "Text Format". */
function escaped(field: string | null): string {
  return field === null ? "\\N" : field.replace(/[\\\n\t\r]/g, (letter) => LETTERS[letter]!);
}
