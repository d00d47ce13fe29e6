import type pg from "pg";
import { Filing } from "../ledger/filing.ts";
import { EPOCH_BEGAN } from "../ledger/ledger.events.ts";
import type { Anchor } from "./anchor.ts";
import { type EpochOrder, type Ground, groundOf } from "./epoch-ground.ts";
import { nextCopy, putHead, putNewest } from "./head-copy.ts";
import { signAt } from "./head-records.ts";
import { type CopiedHead, epochName, epochText, type NamedHead, printOutside } from "./heads.ts";
import { withLeadership } from "./leadership.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { recordAsOperator } from "./operator-record.ts";
import { epochIn } from "./same-ledger.ts";
import { type Rows, rootAt } from "./tree.ts";

const NOT_NAMED = "could not be told that its head is the newest now, which the product does once it is started:";

/** What a new epoch began with. */
export interface BegunEpoch {
  readonly number: number;
  readonly position: bigint;
  /** The newest head outside before it, void where it lies beyond; null where the place had lost them all. */
  readonly previous: NamedHead | null;
}

/**
 * Begins a new epoch where the database stands: the operator's signed word that this is the ledger from now on. `admitted`
 * is done once it is certain that there is one to begin, and before it begins.
 */
export async function beginEpoch(
  client: pg.Client,
  order: EpochOrder,
  admitted: () => Promise<void> = async () => undefined,
): Promise<BegunEpoch> {
  const rows: Rows = async (sql, values) => (await client.query(sql, values)).rows;
  const epoch = await epochIn(rows);
  if (epoch === null)
    throw new LedgerFault("The database has no ledger that is proven: `npm run migrate -- up` first.");
  // A backup from before there was a tree.
  await new Filing(client, epoch).catchUp();
  const { ground, number, newest } = await withLeadership(client, async () => {
    const ground = await groundOf(client, rows, order);
    await admitted();
    return { ground, ...(await write(rows, order, ground)) };
  });
  await putNewest(order.anchor, newest).catch((error: Error) => {
    throw new LedgerFault(`Epoch ${number} has begun. ${order.anchor.place} ${NOT_NAMED} ${error.message}`);
  });
  return { number, position: ground.position, previous: ground.previous };
}

async function write(
  rows: Rows,
  { key, anchor, reason }: EpochOrder,
  { epoch, position, previous, covered }: Ground,
): Promise<{ number: number; newest: CopiedHead }> {
  const number = await freeNumber(anchor, Math.max(epoch, previous?.epoch ?? 1) + 1);
  const words = {
    number,
    fromPosition: position,
    root: await rootAt(rows, position),
    at: new Date(),
    reason,
    previous,
  };
  const statement = { ...words, ...key.sign(epochText(words)) };
  const head = await signAt(rows, key, number, position);
  await rows("insert into ledger.epoch values ($1, $2, $3, $4, $5, $6, $7)", [
    number,
    String(position),
    words.root,
    words.at,
    reason,
    statement.keyId,
    statement.signature,
  ]);
  await rows("update ledger.head set epoch = $1", [number]);
  await recordAsOperator(rows, EPOCH_BEGAN, { number, position: String(position), reason });
  // Outside first: what was said there means nothing by itself when the commit fails, and its number is not used again.
  await anchor.put(epochName(number), printOutside(statement, key.publicKey));
  for (let reached = covered; ; ) {
    const newest = await nextCopy(rows, key, head, { epoch: number, position: reached });
    await putHead(anchor, newest);
    reached = newest.position;
    if (reached < position) continue;
    await rows("update ledger.signed_head set copied_at = now() where epoch = $1", [number]);
    return { number, newest };
  }
}

/** A place may forbid to overwrite what stands there. */
async function freeNumber(anchor: Anchor, from: number): Promise<number> {
  for (let number = from; ; number++) if ((await anchor.get(epochName(number))) === null) return number;
}
