import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { EPOCH_BEGAN } from "../ledger/ledger.events.ts";
import type { Anchor } from "./anchor.ts";
import { type HeadKey, isSigned } from "./head-key.ts";
import { EPOCHS, epochText, headName, headText, NEWEST_HEAD, printOutside, signHead } from "./heads.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { newestOutside } from "./same-ledger.ts";
import { type Rows, rootAt } from "./tree.ts";

/** What a new epoch began with. */
export interface BegunEpoch {
  readonly number: number;
  readonly position: bigint;
  /** The newest position that was known outside, and is void where it lies beyond. */
  readonly known: bigint;
}

/** Begins a new epoch where the database stands: the operator's signed word that this is the ledger from now on. */
export async function beginEpoch(
  client: pg.ClientBase,
  key: HeadKey,
  anchor: Anchor,
  reason: string,
): Promise<BegunEpoch> {
  const rows: Rows = async (sql, values) => (await client.query(sql, values)).rows;
  const outside = await newestOutside(anchor);
  await client.query("begin");
  try {
    const [head] = await rows("select epoch, position, hashed from ledger.head for update", []);
    const position = BigInt(head.hashed);
    if (head.hashed !== head.position)
      throw new LedgerFault("The ledger has no complete tree yet: start the product once.");
    await requireOwnHistory(rows, position);
    const at = new Date();
    const root = await rootAt(rows, position);
    const number = Math.max(head.epoch, outside?.epoch ?? 1) + 1;
    const words = { number, fromPosition: position, root, at, reason };
    const epoch = { ...words, ...key.sign(epochText(words)) };
    const first = signHead(key, { epoch: number, position, root, at });
    await rows("insert into ledger.head_key values ($1, $2) on conflict do nothing", [key.id, key.publicKey]);
    await rows("insert into ledger.epoch values ($1, $2, $3, $4, $5, $6, $7)", [
      number,
      String(position),
      root,
      at,
      reason,
      epoch.keyId,
      epoch.signature,
    ]);
    await rows("insert into ledger.signed_head values ($1, $2, $3, $4, $5, $6, now())", [
      number,
      String(position),
      root,
      at,
      first.keyId,
      first.signature,
    ]);
    await rows("update ledger.head set epoch = $1", [number]);
    await recordAsOperator(rows, EPOCH_BEGAN, { number, position: String(position), reason });
    // Outside first: what was said there is repeated when the commit fails, and means nothing by itself.
    await anchor.put(`${EPOCHS}/${number}.json`, printOutside(epoch, key.publicKey));
    const copy = printOutside({ ...first, after: position, leaves: Buffer.alloc(0) }, key.publicKey);
    await anchor.put(headName(first), copy);
    await client.query("commit");
    await anchor.put(NEWEST_HEAD, copy);
    return { number, position, known: outside?.position ?? 0n };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Says in the ledger what its operator did. */
export async function recordAsOperator(rows: Rows, event: string, facts: Record<string, unknown>): Promise<void> {
  await rows(
    `insert into ledger.inbox (id, subgraph, event, about, facts, changes)
     values ($1, 'identity', $2, '00000000-0000-0000-0000-000000000000', $3, '{}')`,
    [randomUUIDv7(), event, facts],
  );
}

/** The newest head that the database itself holds must fit: an epoch is no way to bless a changed ledger. */
async function requireOwnHistory(rows: Rows, position: bigint): Promise<void> {
  const [row] = await rows(
    `select epoch, position, root, at, key_id, signature, public_key from ledger.signed_head
     join ledger.head_key on id = key_id order by epoch desc, position desc limit 1`,
    [],
  );
  if (!row) return;
  const head = { epoch: row.epoch, position: BigInt(row.position), root: row.root, at: row.at };
  const signed = isSigned(headText(head), { keyId: row.key_id, signature: row.signature }, row.public_key);
  const fits = signed && head.position <= position && (await rootAt(rows, head.position)).equals(head.root);
  if (!fits)
    throw new LedgerFault(
      "This ledger was changed since it was signed: run `npm run ledger:verify` and restore a whole backup.",
    );
}
