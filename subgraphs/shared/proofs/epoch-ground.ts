import type pg from "pg";
import type { Anchor } from "./anchor.ts";
import { type Archive, openArchive } from "./archive.ts";
import { contentRoots } from "./content.ts";
import { type HeadKey, isSigned } from "./head-key.ts";
import { type CopiedHead, HEADS, headText, type NamedHead, NEWEST_HEAD } from "./heads.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { liveLedger } from "./ledger-source.ts";
import { Frontier } from "./merkle.ts";
import { newestOutside, wasCopied } from "./same-ledger.ts";
import { type Rows, rootAt } from "./tree.ts";
import type { Tampering } from "./verify.kinds.ts";
import { verifyLedger } from "./verify.ts";

/** What an operator wants to begin an epoch with. */
export interface EpochOrder {
  readonly key: HeadKey;
  readonly anchor: Anchor;
  readonly reason: string;
  /** A folder with all that the place holds, where the place itself cannot say that. */
  readonly copy?: Anchor;
  /** The operator knows that the place outside has forgotten everything. */
  readonly headsLost?: boolean;
}

/** On what a new epoch stands. */
export interface Ground {
  /** Of the database so far. */
  readonly epoch: number;
  /** Where the database stands. */
  readonly position: bigint;
  /** The newest head outside; null where there is none any more. */
  readonly previous: NamedHead | null;
  /** Up to here the place outside has the leaves. */
  readonly covered: bigint;
}

/** Whether there is a reason for a new epoch, and a ledger that may have one; otherwise a fault that says what to do instead. */
export async function groundOf(client: pg.Client, rows: Rows, order: EpochOrder): Promise<Ground> {
  const [head] = await rows("select epoch, position, hashed from ledger.head", []);
  const stand = { epoch: head.epoch as number, position: BigInt(head.hashed) };
  if (head.hashed !== head.position) throw new LedgerFault(UNFINISHED);
  if (stand.position === 0n) throw new LedgerFault(EMPTY);
  const newest = await newestOutside(order.anchor, order.key);
  if (!newest) return lostGround(client, rows, order, stand);
  if (order.headsLost) throw new LedgerFault(`${order.anchor.place} has heads of this ledger: without --heads-lost.`);
  return comparedGround(client, rows, order, { ...stand, newest });
}

type Stand = Pick<Ground, "epoch" | "position">;

/** The database against every leaf outside. */
async function comparedGround(
  client: pg.Client,
  rows: Rows,
  { anchor, copy, key }: EpochOrder,
  { epoch, position, newest }: Stand & { newest: CopiedHead },
): Promise<Ground> {
  const archive = await openArchive(copy ?? anchor);
  try {
    requireWhole(archive, newest, copy ?? anchor, key);
    const { wrong } = await verifyLedger(liveLedger(client), archive);
    const isBehind = wrong?.kind === "truncated" && wrong.position === position + 1n;
    if (wrong && !isBehind) throw new LedgerFault(changed(wrong));
    const covered = isBehind ? position : archive.position;
    if (!(await rootAt(rows, covered)).equals(rootOf(archive, covered))) throw new LedgerFault(treeChanged(covered));
    if (!isBehind && epoch === archive.epoch) throw new LedgerFault(nothingToDo(position, archive, anchor));
    const { epoch: lastEpoch, position: lastPosition, root } = archive;
    return { epoch, position, covered, previous: { epoch: lastEpoch, position: lastPosition, root } };
  } finally {
    archive.leaves.close();
  }
}

/** A place that has lost heads, or a copy from before, would make a changed ledger look right. */
function requireWhole(archive: Archive, newest: CopiedHead, place: Anchor, key: HeadKey): void {
  const older = archive.epoch < newest.epoch || (archive.epoch === newest.epoch && archive.position < newest.position);
  const other = archive.position === newest.position && !archive.root.equals(newest.root);
  if (older || other)
    throw new LedgerFault(
      `The heads in ${place.place} end at position ${archive.position} of epoch ${archive.epoch}, but ${NEWEST_HEAD} is of ` +
        `position ${newest.position} of epoch ${newest.epoch}: put the missing ones back, or copy them all again.`,
    );
  if (!archive.signer || !key.knows(archive.signer))
    throw new LedgerFault(`The newest head in ${place.place} is not signed by a key of this installation.`);
}

function rootOf({ leaves }: Archive, position: bigint): Buffer {
  const frontier = new Frontier();
  for (const [, leaf] of leaves.range(1n, position)) frontier.append(Buffer.from(leaf!));
  return frontier.root;
}

/** Without a word from outside the database can be held to what it says itself, and its operator must want it. */
async function lostGround(client: pg.Client, rows: Rows, order: EpochOrder, stand: Stand): Promise<Ground> {
  const { anchor } = order;
  if (!(await wasCopied(rows))) throw new LedgerFault(NEVER_COPIED);
  const left = await anchor.list(HEADS).catch(() => []);
  if (left.length)
    throw new LedgerFault(`${NEWEST_HEAD} is missing in ${anchor.place}, and heads are there: ${MAKE_NEWEST}`);
  if (!order.headsLost) throw new LedgerFault(headsLost(anchor, stand.position));
  await requireOwnHistory(client, rows, stand.position);
  return { ...stand, previous: null, covered: 0n };
}

/** What the entries hold must make the tree, and the newest head that the database itself still has. */
async function requireOwnHistory(client: pg.Client, rows: Rows, position: bigint): Promise<void> {
  const [row] = await rows(
    `select epoch, position, root, at, key_id, signature, public_key from ledger.signed_head
     join ledger.head_key on id = key_id order by epoch desc, position desc limit 1`,
    [],
  );
  const head = { epoch: row.epoch, position: BigInt(row.position), root: row.root, at: row.at };
  const signed = isSigned(headText(head), { keyId: row.key_id, signature: row.signature }, row.public_key);
  const roots = await contentRoots(client, rows, [head.position, position]);
  if (!signed || !roots.get(head.position)?.equals(head.root)) throw new LedgerFault(ownHeadDiffers(head.position));
  if (!roots.get(position)?.equals(await rootAt(rows, position))) throw new LedgerFault(treeChanged(position));
}

const NOT_MENDED =
  "This ledger was changed since it was signed, and no epoch mends that: keep this database as evidence, and restore a whole backup from before.";

const changed = ({ kind, position }: Tampering) => `${NOT_MENDED} Wrong from position ${position} on: ${kind}.`;

const treeChanged = (position: bigint) => `${NOT_MENDED} Its tree at position ${position} is not that of its entries.`;

const ownHeadDiffers = (position: bigint) => `${NOT_MENDED} Its own head of position ${position} does not fit it.`;

const nothingToDo = (position: bigint, archive: Archive, { place }: Anchor) =>
  `Nothing to do: the database has all that ${place} knows (position ${archive.position} of epoch ${archive.epoch})` +
  (position > archive.position
    ? `, and ${position - archive.position} newer entries. The next head covers them: start the product, or run \`npm run ledger:sign\`.`
    : ". Start the product.");

const UNFINISHED = "The ledger's tree is not complete yet: try again.";
const EMPTY =
  "The database holds no entry of a ledger: restore a backup. A new installation needs a place of its own: another LEDGER_HEADS_URL.";
const NEVER_COPIED =
  "No head of this ledger was ever copied outside, so none is missing: start the product, which signs the first one.";
const MAKE_NEWEST = `copy the newest of them (heads/<day>/<epoch>-<position>.json) to ${NEWEST_HEAD}, and look again.`;

const headsLost = ({ place }: Anchor, position: bigint) =>
  `There is no head in ${place}, although this ledger's were copied before. If LEDGER_HEADS_URL is right and they are ` +
  "lost for good, repeat this with --heads-lost. It means: you vouch that the ledger is the right one as it stands, " +
  `for nothing outside the database proves positions 1 to ${position} any more, nor that none came after. They are ` +
  "signed anew and copied there.";
