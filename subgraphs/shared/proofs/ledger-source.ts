import type pg from "pg";
import { dumpedRows } from "./dump.ts";
import { LEAF_COLUMNS, LEAF_TEXTS, type LeafFields, microseconds } from "./leaf.ts";
import { LedgerFault } from "./ledger-fault.ts";

/** An entry as a database or a dump of it holds it. */
export interface StoredEntry {
  readonly position: bigint;
  readonly fields: LeafFields;
  /** What it says its leaf is, in hexadecimal. */
  readonly leaf: string | null;
}

/** A ledger to be verified; it may be read several times. */
export interface LedgerSource {
  entries(): AsyncIterable<StoredEntry>;
  /** Where it says that it ends; known once the entries were read. */
  head(): Promise<bigint>;
}

const BATCH = 5000;

/** A live database, read through a cursor in the transaction that the client has open, or in one of its own. */
export function liveLedger(client: pg.Client): LedgerSource {
  return {
    async *entries() {
      const name = "ledger_verification";
      await client.query(`declare ${name} no scroll cursor with hold for
        select array[${LEAF_TEXTS}] as fields, encode(leaf, 'hex') as leaf from ledger.entry order by position`);
      try {
        for (;;) {
          const { rows } = await client.query(`fetch ${BATCH} from ${name}`);
          for (const { fields, leaf } of rows) yield { position: BigInt(fields[0]), fields, leaf };
          if (rows.length < BATCH) break;
        }
      } finally {
        await client.query(`close ${name}`).catch(() => undefined);
      }
    },
    async head() {
      return BigInt((await client.query("select position from ledger.head")).rows[0].position);
    },
  };
}

/** A dump of it: no database is needed. */
export function dumpedLedger(path: string): LedgerSource {
  let head: bigint | null = null;
  return {
    async *entries() {
      head = null;
      for await (const { table, columns } of dumpedRows(path, (table) => /^ledger\.(entry(_\w+)?|head)$/.test(table))) {
        if (table === "ledger.head") head = positionIn(columns.position);
        else yield entryOf(columns);
      }
      if (head === null) throw new LedgerFault(`${path} does not hold the ledger with its rows: ${AS_DUMPED}.`);
    },
    head: async () => head ?? 0n,
  };
}

const AS_DUMPED = "dump it with `pg_dump --schema=ledger`, and without --schema-only";

function entryOf(columns: Readonly<Record<string, string | null>>): StoredEntry {
  const fields = LEAF_COLUMNS.map((name) => {
    const value = columns[name] ?? null;
    return name === "at" && value !== null ? String(microseconds(value) ?? value) : value;
  });
  // A bytea is written as \x and hexadecimal digits.
  return { position: positionIn(fields[0]), fields, leaf: columns.leaf?.slice(2) ?? null };
}

/** Whoever edits a dump may write anything there; no entry has that position. */
function positionIn(text: string | null | undefined): bigint {
  return /^-?\d{1,19}$/.test(text ?? "") ? BigInt(text!) : -1n;
}
