import { innerHash } from "./merkle.ts";

/** Whether a leaf stands at an index of the tree with this size and root (RFC 9162, section 2.1.3.2). */
export function provesInclusion(
  { leaf, index, size, root }: { leaf: Buffer; index: bigint; size: bigint; root: Buffer },
  path: readonly Buffer[],
): boolean {
  if (index < 0n || index >= size) return false;
  let [fn, sn, hash] = [index, size - 1n, leaf];
  for (const beside of path) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      hash = innerHash(beside, hash);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn / 2n, sn / 2n];
    } else {
      hash = innerHash(hash, beside);
    }
    [fn, sn] = [fn / 2n, sn / 2n];
  }
  return sn === 0n && hash.equals(root);
}

/** A tree of some size. */
export interface TreeState {
  readonly size: bigint;
  readonly root: Buffer;
}

/** Whether the older tree is the beginning of the newer one (RFC 9162, section 2.1.4.2). */
export function provesConsistency(older: TreeState, newer: TreeState, path: readonly Buffer[]): boolean {
  if (older.size < 1n || older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && older.root.equals(newer.root);
  const whole = (older.size & (older.size - 1n)) === 0n;
  const [first, ...rest] = whole ? [older.root, ...path] : path;
  if (!first || (whole && path.length === 0)) return false;
  let [fn, sn] = [older.size - 1n, newer.size - 1n];
  while (fn % 2n === 1n) [fn, sn] = [fn / 2n, sn / 2n];
  let [fr, sr] = [first, first];
  for (const beside of rest) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      [fr, sr] = [innerHash(beside, fr), innerHash(beside, sr)];
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn / 2n, sn / 2n];
    } else {
      sr = innerHash(sr, beside);
    }
    [fn, sn] = [fn / 2n, sn / 2n];
  }
  return sn === 0n && fr.equals(older.root) && sr.equals(newer.root);
}
