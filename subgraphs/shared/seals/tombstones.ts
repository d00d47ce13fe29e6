import { z } from "zod";
import type { Anchor } from "../proofs/anchor.ts";

/** Somebody who was erased, and when. */
export interface Tombstone {
  readonly person: string;
  readonly at: Date;
}

/** One file, because not every place can say what it holds. */
const NAME = "erased.json";

const list = z.array(z.object({ person: z.uuid(), at: z.iso.datetime().transform((text) => new Date(text)) }));

/** Everybody who was erased, as it stands outside the database: a restored backup knows nothing of it. */
export async function readTombstones(outside: Anchor): Promise<Tombstone[]> {
  const text = await outside.get(NAME);
  return text === null ? [] : list.parse(JSON.parse(text));
}

/** Adds one; whoever calls makes sure that nobody else does so at the same time. */
export async function keepTombstone(outside: Anchor, tombstone: Tombstone): Promise<void> {
  const known = await readTombstones(outside);
  if (known.some(({ person }) => person === tombstone.person)) return;
  await outside.put(NAME, `${JSON.stringify([...known, tombstone], null, 1)}\n`);
}
