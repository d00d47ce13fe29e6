import type { Anchor } from "./anchor.ts";
import { isSigned, type Signature } from "./head-key.ts";
import { type CopiedHead, epochText, headText, NEWEST_HEAD, parseHead } from "./heads.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { type Rows, rootAt } from "./tree.ts";

/** The newest head outside; null where there is none yet. Whatever else stands there is a fault. */
export async function newestOutside(anchor: Anchor): Promise<CopiedHead | null> {
  const text = await anchor.get(NEWEST_HEAD);
  if (text === null) return null;
  try {
    const head = parseHead(text);
    if (isSigned(headText(head), head, head.publicKey)) return head;
  } catch {
    // Said below, in the same words.
  }
  throw new LedgerFault(`${NEWEST_HEAD} in ${anchor.place} is not a signed head of a ledger: put the right one back.`);
}

/**
 * Refuses a database that is behind what was signed of it, or another than was signed: a restored backup or a changed
 * ledger must not go on as if nothing had happened. Answers the epoch to go on in.
 */
export async function requireSameLedger(rows: Rows, newest: CopiedHead | null, place: string): Promise<number> {
  const [head] = await rows("select epoch, position, hashed from ledger.head", []);
  const { epoch } = head as { epoch: number };
  if (!newest) {
    const [{ copied }] = await rows(
      "select exists (select from ledger.signed_head where copied_at is not null) as copied",
      [],
    );
    if (copied) throw new LedgerFault(lostPlace(place));
  } else if (epoch > newest.epoch) {
    if (!(await isSignedEpoch(rows, epoch)))
      throw new LedgerFault(`Nobody signed epoch ${epoch} of this ledger. ${TELL}`);
  } else if (epoch < newest.epoch || BigInt(head.hashed) < newest.position) {
    throw new LedgerFault(behind(epoch, head.position, newest, place));
  } else if (!(await rootAt(rows, newest.position)).equals(newest.root)) {
    throw new LedgerFault(other(newest, place));
  }
  return epoch;
}

async function isSignedEpoch(rows: Rows, number: number): Promise<boolean> {
  const [row] = await rows(
    `select from_position, root, at, reason, key_id, signature, public_key
     from ledger.epoch join ledger.head_key on id = key_id where number = $1`,
    [number],
  );
  if (!row) return false;
  const statement = { number, fromPosition: BigInt(row.from_position), root: row.root, at: row.at, reason: row.reason };
  const signature: Signature = { keyId: row.key_id, signature: row.signature };
  return isSigned(epochText(statement), signature, row.public_key);
}

const TELL = "Nothing is filed or served: find out what happened with `npm run ledger:verify`.";
const EPOCH = 'begin a new epoch with `npm run ledger:epoch -- --reason "why"`';

const behind = (epoch: number, position: string, newest: CopiedHead, place: string) =>
  `The ledger in the database ends at position ${position} of epoch ${epoch}, but ${place} has a head of position ` +
  `${newest.position} of epoch ${newest.epoch}: an older backup was restored. Nothing is filed or served: if that is meant, ${EPOCH}.`;

const other = ({ position }: CopiedHead, place: string) =>
  `The ledger in the database is not the one that was signed: its root at position ${position} differs from the head in ${place}. ${TELL}`;

const lostPlace = (place: string) =>
  `There is no head in ${place}, although this ledger's were copied before: put them back, or ${EPOCH}.`;
