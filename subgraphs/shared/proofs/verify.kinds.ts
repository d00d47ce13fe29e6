import type { Archive } from "./archive.ts";
import { leafAt } from "./leaf.ts";
import type { LeafFile } from "./leaf-file.ts";
import type { LedgerSource, StoredEntry } from "./ledger-source.ts";

/** What was done to the ledger at a position. */
export interface Tampering {
  readonly position: bigint;
  readonly kind: "edited" | "deleted" | "inserted" | "reordered" | "truncated";
}

/** What is known of a ledger that is not as it was signed. */
interface Scene {
  readonly source: LedgerSource;
  readonly archive: Archive;
  readonly found: LeafFile;
  readonly head: bigint;
  readonly stray: bigint | null;
}

/** Finds out what happened at the first wrong position, by looking for where its entry went and where this one is from. */
export async function tamperingAt(position: bigint, scene: Scene): Promise<Tampering> {
  const { archive, found, head, stray } = scene;
  if (position === stray || (position > head && position > archive.position)) return { position, kind: "inserted" };
  if (found.last < position) return { position, kind: "truncated" };
  if (position > archive.position) return { position, kind: found.get(position) ? "edited" : "deleted" };
  const { here, movedTo } = await lookAround(position, scene);
  const cameFrom = here ? originOf(here, archive) : null;
  return { position, kind: kindOf({ position, here: here !== null, movedTo, cameFrom }, scene) };
}

interface Traces {
  readonly position: bigint;
  readonly here: boolean;
  /** Where the entry that belongs here stands now. */
  readonly movedTo: bigint | null;
  /** Where the entry that stands here belongs. */
  readonly cameFrom: bigint | null;
}

function kindOf({ position, here, movedTo, cameFrom }: Traces, { archive, found }: Scene): Tampering["kind"] {
  if (!here) return movedTo === null ? "deleted" : "reordered";
  if (movedTo === null) return cameFrom !== null && cameFrom > position ? "deleted" : "edited";
  if (cameFrom === null) return "inserted";
  // A copy of an entry that still stands where it belongs was put in; otherwise the two changed places.
  const stillThere = found.get(cameFrom)?.equals(archive.leaves.get(cameFrom)!) ?? false;
  return stillThere ? "inserted" : "reordered";
}

async function lookAround(
  position: bigint,
  { source, archive }: Scene,
): Promise<{ here: StoredEntry | null; movedTo: bigint | null }> {
  const right = archive.leaves.get(position)!;
  let here: StoredEntry | null = null;
  let movedTo: bigint | null = null;
  for await (const entry of source.entries()) {
    if (entry.position === position) here ??= entry;
    else if (leafAt(position, entry.fields).equals(right)) movedTo = entry.position;
  }
  return { here, movedTo };
}

function originOf({ position, fields }: StoredEntry, { leaves, position: last }: Archive): bigint | null {
  for (const [at, leaf] of leaves.range(1n, last)) {
    if (at !== position && leaf?.equals(leafAt(at, fields))) return at;
  }
  return null;
}
