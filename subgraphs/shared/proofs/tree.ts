import {
  consistencyRanges,
  Frontier,
  foldRoot,
  inclusionRanges,
  type Range,
  type Subtree,
  subtreesOf,
  type TreeNode,
} from "./merkle.ts";

/** Reads rows: a client of pg or TypeORM's, whichever is there. */
export type Rows = (
  sql: string,
  values: unknown[],
  // biome-ignore lint/suspicious/noExplicitAny: a row is what its statement says
) => Promise<any[]>;

/** Level 0 is the leaf of an entry; of entries that were let go the nodes keep it. */
const READ = `select coalesce(entry.leaf, node.hash) as hash
  from unnest($1::int[], $2::bigint[]) with ordinality as wanted (level, index, nth)
  left join ledger.node on node.level = wanted.level and node.index = wanted.index
  left join ledger.entry on wanted.level = 0 and entry.position = wanted.index + 1
  order by nth`;

/** The root of the tree over the first entries. */
export async function rootAt(rows: Rows, size: bigint): Promise<Buffer> {
  const [root] = await hashesOf(rows, [{ start: 0n, end: size }]);
  return root!;
}

/** The right edge of the tree over the first entries: where the sequencer goes on. */
export async function frontierAt(rows: Rows, size: bigint): Promise<Frontier> {
  const parts = subtreesOf({ start: 0n, end: size });
  const hashes = await read(rows, parts);
  return new Frontier(
    size,
    parts.map((part, nth): TreeNode => ({ ...part, hash: hashes[nth]! })),
  );
}

/** The audit path of the entry at a position in the tree of a size. */
export async function inclusionPath(rows: Rows, position: bigint, size: bigint): Promise<Buffer[]> {
  return hashesOf(rows, inclusionRanges(position - 1n, size));
}

/** The consistency path between the trees of two sizes. */
export async function consistencyPath(rows: Rows, from: bigint, to: bigint): Promise<Buffer[]> {
  return hashesOf(rows, consistencyRanges(from, to));
}

/** All of them in one statement. */
async function hashesOf(rows: Rows, ranges: readonly Range[]): Promise<Buffer[]> {
  const parts = ranges.map(subtreesOf);
  const hashes = await read(rows, parts.flat());
  let from = 0;
  return parts.map(({ length }) => {
    const own = hashes.slice(from, from + length);
    from += length;
    return foldRoot(own);
  });
}

async function read(rows: Rows, parts: readonly Subtree[]): Promise<Buffer[]> {
  if (parts.length === 0) return [];
  const found = await rows(READ, [parts.map(({ level }) => level), parts.map(({ index }) => String(index))]);
  return found.map(({ hash }, nth) => hash ?? missing(parts[nth]!));
}

function missing({ level, index }: Subtree): never {
  throw new Error(`the ledger's tree has no node ${index} of level ${level}`);
}
