import type pg from "pg";
import { leavesBetween } from "./head-records.ts";
import { leafOf } from "./leaf.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { liveLedger } from "./ledger-source.ts";
import { Frontier } from "./merkle.ts";
import type { Rows } from "./tree.ts";

const CHUNK = 32_768n;

/**
 * The roots at these positions over what the entries hold, and not over what the database says of them. Of entries that
 * were let go only their leaves are left.
 */
export async function contentRoots(
  client: pg.Client,
  rows: Rows,
  positions: readonly bigint[],
): Promise<ReadonlyMap<bigint, Buffer>> {
  const roots = new Map<bigint, Buffer>();
  const frontier = new Frontier();
  const add = (leaf: Buffer) => {
    frontier.append(leaf);
    if (positions.includes(frontier.size)) roots.set(frontier.size, frontier.root);
  };
  const [{ kept }] = await rows("select coalesce(max(through), 0) as kept from ledger.retention", []);
  while (frontier.size < BigInt(kept)) {
    const through = frontier.size + CHUNK < BigInt(kept) ? frontier.size + CHUNK : BigInt(kept);
    const leaves = await leavesBetween(rows, frontier.size, through);
    for (let at = 0; at < leaves.length; at += 32) add(leaves.subarray(at, at + 32));
  }
  for await (const { position, fields } of liveLedger(client).entries()) {
    if (position <= BigInt(kept)) continue;
    if (position !== frontier.size + 1n) throw new LedgerFault(`The ledger has no entry ${frontier.size + 1n}.`);
    add(leafOf(fields));
  }
  return roots;
}
