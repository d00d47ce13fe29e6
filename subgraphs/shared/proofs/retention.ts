import type pg from "pg";
import { RETAINED } from "../ledger/ledger.events.ts";
import type { Anchor } from "./anchor.ts";
import { recordAsOperator } from "./epoch.ts";
import type { HeadKey } from "./head-key.ts";
import { printOutside, RETENTIONS, retentionText } from "./heads.ts";
import { type Rows, rootAt } from "./tree.ts";

const PARTITIONS = `select relname as name,
    (regexp_match(pg_get_expr(relpartbound, pg_class.oid), 'FROM \\(''?(\\d+)''?\\)'))[1]::bigint as first,
    (regexp_match(pg_get_expr(relpartbound, pg_class.oid), 'TO \\(''?(\\d+)''?\\)'))[1]::bigint - 1 as last
  from pg_inherits join pg_class on pg_class.oid = inhrelid
  where inhparent = 'ledger.entry'::regclass order by first`;

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
    await rows(`drop table ${table}`, []);
    await recordAsOperator(rows, RETAINED, { through: String(last), years });
    await anchor.put(`${RETENTIONS}/${last}.json`, printOutside(statement, key.publicKey));
    await client.query("commit");
    return { name, entries, through: last };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
