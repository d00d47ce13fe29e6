import type { Archive } from "./archive.ts";
import { leafOf } from "./leaf.ts";
import { LeafFile } from "./leaf-file.ts";
import type { LedgerSource } from "./ledger-source.ts";
import { type Tampering, tamperingAt } from "./verify.kinds.ts";

/** How far beyond everything known a position is still kept track of. */
const HORIZON = 1n << 24n;

/** What was found. */
export interface Verdict {
  /** Entries that stand in the ledger. */
  readonly entries: number;
  /** The position up to which a signed head outside covers them. */
  readonly covered: bigint;
  /** Entries behind that, which only the next head will cover. */
  readonly uncovered: bigint;
  /** The first wrong position; null when everything is as it was signed. */
  readonly wrong: Tampering | null;
}

/** Compares every entry with what was signed outside, and names the first one that is not as it was. */
export async function verifyLedger(source: LedgerSource, archive: Archive): Promise<Verdict> {
  const found = new LeafFile();
  try {
    const seen = await readEntries(source, found, archive.position);
    const head = await source.head();
    const position = firstWrong(found, archive, head, seen);
    const wrong =
      position === null ? null : await tamperingAt(position, { source, archive, found, head, stray: seen.stray });
    const uncovered = head > archive.position ? head - archive.position : 0n;
    return { entries: seen.count, covered: archive.position, uncovered, wrong };
  } finally {
    found.close();
  }
}

interface Seen {
  readonly count: number;
  /** The lowest position that nobody can have, or that two entries have. */
  readonly stray: bigint | null;
  /** The lowest position beyond every head whose entry does not have the leaf it says. */
  readonly mislabelled: bigint | null;
}

async function readEntries(source: LedgerSource, found: LeafFile, covered: bigint): Promise<Seen> {
  let [count, stray, mislabelled] = [0, null as bigint | null, null as bigint | null];
  for await (const { position, fields, leaf: said } of source.entries()) {
    count++;
    const possible = position >= 1n && position <= found.last + covered + HORIZON;
    if (!possible || (position <= found.last && found.get(position))) {
      if (stray === null || position < stray) stray = position;
      continue;
    }
    const leaf = leafOf(fields);
    found.set(position, leaf);
    const wrong = position > covered && said !== null && said !== leaf.toString("hex");
    if (wrong && (mislabelled === null || position < mislabelled)) mislabelled = position;
  }
  return { count, stray, mislabelled };
}

function firstWrong(found: LeafFile, archive: Archive, head: bigint, { stray, mislabelled }: Seen): bigint | null {
  const candidates = [stray, mislabelled, firstDifference(found, archive), firstBeyond(found, archive, head)];
  return candidates.reduce((least, one) => (one !== null && (least === null || one < least) ? one : least), null);
}

function firstDifference(found: LeafFile, { leaves, position, retained }: Archive): bigint | null {
  const present = found.range(1n, position);
  for (const [at, right] of leaves.range(1n, position)) {
    const leaf = present.next().value?.[1] ?? null;
    if (leaf ? !leaf.equals(right!) : at > retained) return at;
  }
  return null;
}

/** Behind the newest head there is no word from outside: still, nothing is missing there, and nothing is behind the end. */
function firstBeyond(found: LeafFile, { position }: Archive, head: bigint): bigint | null {
  const end = found.last > head ? found.last : head;
  for (const [at, leaf] of found.range(position + 1n, end)) if ((leaf !== null) !== at <= head) return at;
  return null;
}
