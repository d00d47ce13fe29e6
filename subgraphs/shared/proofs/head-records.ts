import type { HeadKey } from "./head-key.ts";
import { type SignedHead, signHead } from "./heads.ts";
import { type Rows, rootAt } from "./tree.ts";

const LEAVES = `select leaf from (
    select position, leaf from ledger.entry where position > $1 and position <= $2
    union all select index + 1, hash from ledger.node where level = 0 and index >= $1 and index < $2) as kept
  order by position`;

/** Signs the head of a position, and keeps it in the database. */
export async function signAt(rows: Rows, key: HeadKey, epoch: number, position: bigint): Promise<SignedHead> {
  const head = signHead(key, { epoch, position, root: await rootAt(rows, position), at: new Date() });
  await rows("insert into ledger.head_key values ($1, $2) on conflict do nothing", [key.id, key.publicKey]);
  await rows(
    `insert into ledger.signed_head (epoch, position, root, at, key_id, signature) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [epoch, String(position), head.root, head.at, head.keyId, head.signature],
  );
  return head;
}

/** The leaves behind one position up to and with another, one after the other. */
export async function leavesBetween(rows: Rows, after: bigint, through: bigint): Promise<Buffer> {
  const leaves = await rows(LEAVES, [String(after), String(through)]);
  if (BigInt(leaves.length) !== through - after) throw new Error("the ledger has a gap");
  return Buffer.concat(leaves.map(({ leaf }) => leaf));
}

/** The position behind which an epoch began. */
export async function beginningOf(rows: Rows, epoch: number): Promise<bigint> {
  const [row] = await rows("select from_position from ledger.epoch where number = $1", [epoch]);
  return BigInt(row?.from_position ?? 0);
}

/** Notes that a head stands outside. */
export async function markCopied(rows: Rows, { epoch, position }: SignedHead): Promise<void> {
  const sql = "update ledger.signed_head set copied_at = now() where epoch = $1 and position = $2";
  await rows(sql, [epoch, String(position)]);
}
