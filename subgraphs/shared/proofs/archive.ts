import type { Anchor } from "./anchor.ts";
import { ArchiveReader } from "./archive-reader.ts";
import type { EpochStatement, NamedHead } from "./heads.ts";
import type { LeafFile } from "./leaf-file.ts";

/** An epoch that its operator began, and what became void by that: the positions behind it that were signed before. */
export interface BegunEpoch extends EpochStatement {
  readonly lostThrough: bigint;
}

/** What the place outside says the ledger must be: every leaf that a signed head covers; it is the newest of these heads. */
export interface Archive extends NamedHead {
  readonly leaves: LeafFile;
  /** How many heads there are, and who signed the newest. */
  readonly heads: number;
  readonly signer: string | null;
  /** In their order. */
  readonly epochs: readonly BegunEpoch[];
  /** Entries up to here were let go by their operator. */
  readonly retained: bigint;
  /** Who signed; an auditor compares them with what they were told. */
  readonly keyIds: ReadonlySet<string>;
}

/** Reads a place outside, head by head, and checks each signature and each root; a fault when it contradicts itself. */
export async function openArchive(outside: Anchor, trusted: readonly string[] = []): Promise<Archive> {
  const reader = new ArchiveReader(outside, trusted);
  try {
    return await reader.read();
  } catch (error) {
    reader.leaves.close();
    throw error;
  }
}
