import type { Anchor } from "./anchor.ts";
import type { HeadKey } from "./head-key.ts";
import { beginningOf, leavesBetween, signAt } from "./head-records.ts";
import { type CopiedHead, type HeadState, headName, NEWEST_HEAD, printOutside, type SignedHead } from "./heads.ts";
import type { Rows } from "./tree.ts";

/** How many leaves one copy carries at most: a mebibyte. */
const CHUNK = 32_768n;

/** Where the place outside stands. */
export type Reached = Pick<HeadState, "epoch" | "position">;

/** The next copy: of this head, or of one on the way to it when there is much to catch up with. */
export async function nextCopy(
  rows: Rows,
  key: HeadKey,
  newest: SignedHead,
  outside: Reached | null,
): Promise<CopiedHead> {
  const { epoch, position } = newest;
  const after = outside?.epoch === epoch ? outside.position : await beginningOf(rows, epoch);
  const head = position - after > CHUNK ? await signAt(rows, key, epoch, after + CHUNK) : newest;
  const leaves = await leavesBetween(rows, after, head.position);
  return { ...head, publicKey: key.publicKey, after, leaves };
}

/** Puts a copy outside and names it the newest there; answers what every start compares with from then on. */
export async function putCopy(anchor: Anchor, copy: CopiedHead, signal?: AbortSignal): Promise<CopiedHead> {
  await putHead(anchor, copy, signal);
  signal?.throwIfAborted();
  return putNewest(anchor, copy, signal);
}

/** Puts a copy outside, and nothing else. */
export async function putHead(anchor: Anchor, { publicKey, ...head }: CopiedHead, signal?: AbortSignal): Promise<void> {
  await anchor.put(headName(head), printOutside(head, publicKey), signal);
}

/** Names it the newest outside. */
export async function putNewest(
  anchor: Anchor,
  { publicKey, ...head }: CopiedHead,
  signal?: AbortSignal,
): Promise<CopiedHead> {
  const bare = { ...head, after: head.position, leaves: Buffer.alloc(0) };
  await anchor.put(NEWEST_HEAD, printOutside(bare, publicKey), signal);
  return { ...bare, publicKey };
}
