import type { Anchor } from "./anchor.ts";
import { nextCopy, putCopy } from "./head-copy.ts";
import type { HeadKey } from "./head-key.ts";
import { markCopied, signAt } from "./head-records.ts";
import type { HeadState } from "./heads.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { epochOf, readOutside, requireSameLedger } from "./same-ledger.ts";
import type { Rows } from "./tree.ts";

/** What was signed, and what waits for its position and is not covered. */
export interface SignedNow extends Pick<HeadState, "epoch" | "position"> {
  readonly waiting: number;
}

/**
 * Signs where the ledger stands at this moment and copies it outside, without waiting for the minute to be over; beside a
 * product that does the same, which at the worst names an older head the newest for as long as until its next one.
 */
export async function signNow(rows: Rows, key: HeadKey, anchor: Anchor): Promise<SignedNow> {
  const word = await readOutside(anchor, key, await epochOf(rows));
  const epoch = await requireSameLedger(rows, word, anchor.place);
  let outside = word.newest;
  const sql = "select hashed, (select count(*)::int from ledger.inbox) as waiting from ledger.head";
  const [{ hashed, waiting }] = await rows(sql, []);
  const position = BigInt(hashed);
  if (position === 0n) throw new LedgerFault("The ledger has no entry yet: there is nothing to sign.");
  const head = await signAt(rows, key, epoch, position);
  while (outside?.epoch !== epoch || outside.position < position) {
    outside = await putCopy(anchor, await nextCopy(rows, key, head, outside));
  }
  await markCopied(rows, head);
  return { epoch, position, waiting };
}
