import type { Anchor } from "./anchor.ts";
import { type HeadKey, isSigned } from "./head-key.ts";
import {
  type CopiedHead,
  type EpochStatement,
  epochName,
  epochText,
  headText,
  NEWEST_HEAD,
  parseEpoch,
  parseHead,
} from "./heads.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { type Rows, rootAt } from "./tree.ts";

/** What stands outside of a ledger. */
export interface OutsideWord {
  readonly newest: CopiedHead | null;
  /** The statement of the database's epoch, where that is a later one; undefined while the place was not asked for it. */
  readonly begun: EpochStatement | null | undefined;
}

/** The newest head outside; null where there is none yet. Whatever else stands there is a fault. */
export async function newestOutside(anchor: Anchor, key: HeadKey): Promise<CopiedHead | null> {
  const head = await read(anchor, NEWEST_HEAD, parseHead);
  if (!head || isSigned(headText(head), head, head.publicKey)) return known(head, key, NEWEST_HEAD, anchor);
  throw unsigned(NEWEST_HEAD, anchor);
}

/** All that a ledger of this epoch is compared with. */
export async function readOutside(anchor: Anchor, key: HeadKey, epoch: number): Promise<OutsideWord> {
  const newest = await newestOutside(anchor, key);
  if (!newest || epoch <= newest.epoch) return { newest, begun: null };
  const name = epochName(epoch);
  const begun = await read(anchor, name, parseEpoch);
  if (begun && (begun.number !== epoch || !isSigned(epochText(begun), begun, begun.publicKey)))
    throw unsigned(name, anchor);
  return { newest, begun: known(begun, key, name, anchor) };
}

/** The epoch that the database says it is in; null where nobody has made a ledger yet, or none that is proven. */
export async function epochIn(rows: Rows): Promise<number | null> {
  const [{ found }] = await rows("select to_regclass('ledger.signed_head') is not null as found", []);
  return found ? epochOf(rows) : null;
}

/** Refuses a place that knows a ledger, for a database that has none. */
export function requireNewPlace({ newest }: OutsideWord, place: string): void {
  if (newest) throw new LedgerFault(empty(newest, place));
}

/** The epoch that the database says it is in. */
export async function epochOf(rows: Rows): Promise<number> {
  const [{ epoch }] = await rows("select epoch from ledger.head", []);
  return epoch;
}

/**
 * Refuses a database that is behind what was signed of it, or another than was signed: a restored backup or a changed
 * ledger must not go on as if nothing had happened. Answers the epoch to go on in.
 */
export async function requireSameLedger(rows: Rows, { newest, begun }: OutsideWord, place: string): Promise<number> {
  const [head] = await rows("select epoch, position, hashed from ledger.head", []);
  const { epoch } = head as { epoch: number };
  if (!newest) {
    if (await wasCopied(rows)) throw new LedgerFault(lostPlace(place));
  } else if (BigInt(head.position) === 0n) {
    requireNewPlace({ newest, begun }, place);
  } else if (epoch > newest.epoch) {
    if (begun !== undefined) await requireBegun(rows, begun, epoch, place);
  } else if (epoch < newest.epoch || BigInt(head.hashed) < newest.position) {
    throw new LedgerFault(behind(epoch, head.position, newest, place));
  } else if (!(await rootAt(rows, newest.position)).equals(newest.root)) {
    throw new LedgerFault(other(newest, place));
  }
  return epoch;
}

/** Whether a head of this ledger ever stood outside, as far as the database knows. */
export async function wasCopied(rows: Rows): Promise<boolean> {
  const sql = "select exists (select from ledger.signed_head where copied_at is not null) as copied";
  return (await rows(sql, []))[0].copied;
}

/** What the database says of a new epoch counts for nothing: the operator's word stands outside of it. */
async function requireBegun(rows: Rows, begun: EpochStatement | null, epoch: number, place: string): Promise<void> {
  if (!begun) throw new LedgerFault(`Nobody signed epoch ${epoch} of this ledger: ${place} knows no such. ${TELL}`);
  const [{ hashed }] = await rows("select hashed from ledger.head", []);
  if (BigInt(hashed) < begun.fromPosition || !(await rootAt(rows, begun.fromPosition)).equals(begun.root))
    throw new LedgerFault(
      `The ledger in the database is not the one with which epoch ${epoch} began, as ${place} has it. ${TELL}`,
    );
}

async function read<T>(anchor: Anchor, name: string, parse: (text: string) => T): Promise<T | null> {
  const text = await anchor.get(name);
  if (text === null) return null;
  try {
    return parse(text);
  } catch {
    throw unsigned(name, anchor);
  }
}

function known<T extends { keyId: string }>(word: T | null, key: HeadKey, name: string, { place }: Anchor): T | null {
  if (!word || key.knows(word.keyId)) return word;
  throw new LedgerFault(
    `${name} in ${place} is signed by ${word.keyId}, which is not the key of this installation: if LEDGER_SIGNING_KEY ` +
      "was replaced, name that id in LEDGER_SIGNING_KEYS_BEFORE; otherwise LEDGER_HEADS_URL names another ledger's place.",
  );
}

const unsigned = (name: string, { place }: Anchor) =>
  new LedgerFault(`${name} in ${place} is not what this ledger's operator signed: put the right one back.`);

const TELL = "Nothing is filed or served: find out what happened with `npm run ledger:verify`.";
const EPOCH = '`npm run ledger:epoch -- --reason "why"`';

const empty = ({ position }: CopiedHead, place: string) =>
  `The database has no ledger that was signed, but ${place} has a head of position ${position}: restore a backup of it. ` +
  "A new installation needs a place of its own: another LEDGER_HEADS_URL.";

const behind = (epoch: number, position: string, newest: CopiedHead, place: string) =>
  `The ledger in the database ends at position ${position} of epoch ${epoch}, but ${place} has a head of position ` +
  `${newest.position} of epoch ${newest.epoch}: an older backup was restored. Nothing is filed or served: if that is ` +
  `meant, begin a new epoch with ${EPOCH}.`;

const other = ({ position }: CopiedHead, place: string) =>
  `The ledger in the database is not the one that was signed: its root at position ${position} differs from the head in ${place}. ${TELL}`;

const lostPlace = (place: string) =>
  `There is no head in ${place}, although this ledger's were copied before: put them back. If they are lost, ${EPOCH} says what that means.`;
