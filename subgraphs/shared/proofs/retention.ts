import type pg from "pg";
import { RETAINED } from "../ledger/ledger.events.ts";
import type { Anchor } from "./anchor.ts";
import type { HeadKey } from "./head-key.ts";
import { printOutside, RETENTIONS, retentionText } from "./heads.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { recordAsOperator } from "./operator-record.ts";
import { type Rows, rootAt } from "./tree.ts";

const PARTITIONS = `select relname as name,
    (regexp_match(pg_get_expr(relpartbound, pg_class.oid), 'FROM \\(''?(\\d+)''?\\)'))[1]::bigint as first,
    (regexp_match(pg_get_expr(relpartbound, pg_class.oid), 'TO \\(''?(\\d+)''?\\)'))[1]::bigint - 1 as last
  from pg_inherits join pg_class on pg_class.oid = inhrelid
  where inhparent = 'ledger.entry'::regclass order by first`;

const NOT_AVAILABLE = "55P03";

/** One partition that was let go. */
export interface DroppedPartition {
  readonly name: string;
  readonly entries: number;
  readonly through: bigint;
}

/**
 * Lets whole partitions go whose youngest entry is older than the term, oldest first. Their leaves stay, so that the
 * tree still verifies; a signed statement outside says that nobody else took them, and the ledger keeps a record.
 */
export async function dropExpired(
  client: pg.Client,
  { key, anchor, years, now = new Date() }: { key: HeadKey; anchor: Anchor; years: number; now?: Date },
): Promise<DroppedPartition[]> {
  const rows: Rows = async (sql, values) => (await client.query(sql, values)).rows;
  const term = new Date(now);
  term.setUTCFullYear(term.getUTCFullYear() - years);
  const dropped: DroppedPartition[] = [];
  for (const { name, last } of await rows(PARTITIONS, [])) {
    const partition = await dropOne(client, rows, { name, last: BigInt(last), term, key, anchor, years });
    if (!partition) break;
    dropped.push(partition);
  }
  return dropped;
}

interface Expiring {
  readonly name: string;
  readonly last: bigint;
  readonly term: Date;
  readonly key: HeadKey;
  readonly anchor: Anchor;
  readonly years: number;
}

/** Null when the partition must stay: it is still written to, not covered by a head outside, or not old enough. */
async function dropOne(client: pg.Client, rows: Rows, expiring: Expiring): Promise<DroppedPartition | null> {
  const { name, last, term, key, anchor, years } = expiring;
  const table = `ledger.${client.escapeIdentifier(name)}`;
  await client.query("begin");
  try {
    const [{ covered }] = await rows(
      `select coalesce(max(signed_head.position), 0) as covered from ledger.signed_head
       join ledger.head on head.epoch = signed_head.epoch where copied_at is not null`,
      [],
    );
    const [{ youngest, entries }] = await rows(
      `select max(at) as youngest, count(*)::int as entries from ${table}`,
      [],
    );
    if (BigInt(covered) <= last || !youngest || youngest >= term) {
      await client.query("rollback");
      return null;
    }
    const words = { through: last, root: await rootAt(rows, last), at: new Date() };
    const statement = { ...words, ...key.sign(retentionText(words)) };
    await rows(
      `insert into ledger.node (level, index, hash) select 0, position - 1, leaf from ${table} on conflict do nothing`,
      [],
    );
    await rows("insert into ledger.head_key values ($1, $2) on conflict do nothing", [key.id, key.publicKey]);
    const values = [String(last), statement.root, statement.at, statement.keyId, statement.signature];
    await rows("insert into ledger.retention values ($1, $2, $3, $4, $5)", values);
    await rows(`delete from ledger.search_token where entry in (select id from ${table})`, []);
    await recordAsOperator(rows, RETAINED, { through: String(last), years });
    // Outside first, for nobody reads the ledger between the drop and the commit.
    const outside = `${RETENTIONS}/${last}.json`;
    // A drop that failed may be tried again, and a place may forbid to overwrite what stands there.
    if ((await anchor.get(outside)) === null) await anchor.put(outside, printOutside(statement, key.publicKey));
    await drop(client, table);
    await client.query("commit");
    return { name, entries, through: last };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Who only waits for this lock keeps everybody behind it from reading the ledger: a backup may hold it up for hours. */
async function drop(client: pg.Client, table: string): Promise<void> {
  await client.query("set local lock_timeout = '1s'");
  try {
    await client.query(`drop table ${table}`);
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_AVAILABLE) throw error;
    throw new LedgerFault(
      `Somebody reads ${table}, a backup for example: nothing of it is let go. Run this again later.`,
    );
  }
}
