import { createHash } from "node:crypto";

/** A complete subtree: it covers the leaves from `index * 2^level`, `2^level` of them. */
export interface Subtree {
  readonly level: number;
  readonly index: bigint;
}

/** A complete subtree with its hash. */
export interface TreeNode extends Subtree {
  readonly hash: Buffer;
}

/** Leaves from `start` up to, and without, `end`. */
export interface Range {
  readonly start: bigint;
  readonly end: bigint;
}

const INNER = Buffer.from([1]);

/** The root of a tree without leaves (RFC 9162, section 2.1.1). */
export const EMPTY_ROOT = createHash("sha256").digest();

/** The hash of an inner node (RFC 9162, section 2.1.1). */
export function innerHash(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(INNER).update(left).update(right).digest();
}

/** The root over complete subtrees as `subtreesOf` lists them. */
export function foldRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return EMPTY_ROOT;
  return hashes.reduceRight((right, left) => innerHash(left, right));
}

/** The complete subtrees that a range of a tree is made of, left to right; the range must be one that a proof names. */
export function subtreesOf({ start, end }: Range): Subtree[] {
  const parts: Subtree[] = [];
  for (let at = start; at < end; ) {
    let level = 0;
    while (at % (2n << BigInt(level)) === 0n && at + (2n << BigInt(level)) <= end) level++;
    parts.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return parts;
}

/** What proves that a leaf stands in the tree of a size: the ranges beside its way up (RFC 9162, section 2.1.3.1). */
export function inclusionRanges(leaf: bigint, size: bigint): Range[] {
  const beside: Range[] = [];
  let [start, end] = [0n, size];
  while (end - start > 1n) {
    const middle = start + splitOf(end - start);
    if (leaf < middle) {
      beside.unshift({ start: middle, end });
      end = middle;
    } else {
      beside.unshift({ start, end: middle });
      start = middle;
    }
  }
  return beside;
}

/** What proves that the tree of one size is the beginning of the tree of another (RFC 9162, section 2.1.4.1). */
export function consistencyRanges(from: bigint, to: bigint): Range[] {
  const beside: Range[] = [];
  let [start, end, known] = [0n, to, true];
  while (from !== end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      beside.unshift({ start: middle, end });
      end = middle;
    } else {
      beside.unshift({ start, end: middle });
      start = middle;
      known = false;
    }
  }
  return known ? beside : [{ start, end }, ...beside];
}

/** The right edge of a growing tree: all that the next leaf needs to know of those before it. */
export class Frontier {
  readonly #edge: TreeNode[];

  constructor(
    private count = 0n,
    edge: readonly TreeNode[] = [],
  ) {
    this.#edge = [...edge];
  }

  /** How many leaves the tree has. */
  get size(): bigint {
    return this.count;
  }

  /** The hash over all of them. */
  get root(): Buffer {
    return foldRoot(this.#edge.map(({ hash }) => hash));
  }

  /** Adds a leaf, and answers the inner nodes that it completed. */
  append(leaf: Buffer): TreeNode[] {
    const completed: TreeNode[] = [];
    let node: TreeNode = { level: 0, index: this.count++, hash: leaf };
    for (let left = this.#edge.at(-1); left?.level === node.level; left = this.#edge.at(-1)) {
      this.#edge.pop();
      node = { level: node.level + 1, index: node.index >> 1n, hash: innerHash(left.hash, node.hash) };
      completed.push(node);
    }
    this.#edge.push(node);
    return completed;
  }
}

/** The largest power of two below a number of leaves. */
function splitOf(leaves: bigint): bigint {
  let split = 1n;
  while (split * 2n < leaves) split *= 2n;
  return split;
}
