import { z } from "zod";
import type { Anchor } from "../proofs/anchor.ts";
import { type HeadKey, isSigned } from "../proofs/head-key.ts";
import { printOutside } from "../proofs/heads.ts";
import { LedgerFault } from "../proofs/ledger-fault.ts";

/** The place outside, and the key by which the operator signs what is written there. */
export interface Graveyard {
  readonly outside: Anchor;
  readonly key: HeadKey;
}

const FOLDER = "erased";
/** Names them all, because not every place can say what it holds. */
const INDEX = "erased.json";

const signed = {
  keyId: z.string(),
  signature: z.base64().transform((text) => Buffer.from(text, "base64")),
  publicKey: z.base64(),
};
const tombstone = z.object({ person: z.uuid(), at: z.iso.datetime(), ...signed });
const index = z.object({ persons: z.array(z.uuid()), at: z.iso.datetime(), ...signed });

const tombstoneText = ({ person, at }: { person: string; at: string }) =>
  ["casegraph ledger tombstone", person, at].join("\n");
const indexText = ({ persons, at }: { persons: readonly string[]; at: string }) =>
  ["casegraph ledger erased", ...persons, at].join("\n");

/**
 * Everybody who was erased, as it stands outside the database: a restored backup knows nothing of it. It destroys keys,
 * so it counts only as the operator signed it. After a change of the signing key the index is signed anew.
 */
export async function readTombstones(graveyard: Graveyard): Promise<readonly string[]> {
  const { outside, key } = graveyard;
  const found = await read(graveyard, INDEX, index, indexText);
  const listed = found?.persons ?? [];
  const names = await outside.list(FOLDER).catch(() => []);
  const alone = names
    .map((name) => name.slice(FOLDER.length + 1, -".json".length))
    .filter((id) => !listed.includes(id));
  for (const person of alone) await requireTombstone(graveyard, person);
  const persons = [...listed, ...alone];
  if (alone.length || (found && found.keyId !== key.id)) await writeIndex(graveyard, persons);
  return persons;
}

/** Adds those that are missing; whoever calls makes sure that nobody else does so at the same time. */
export async function keepTombstones(graveyard: Graveyard, persons: readonly string[]): Promise<void> {
  const known = await readTombstones(graveyard);
  const missing = persons.filter((person) => !known.includes(person));
  if (missing.length === 0) return;
  const { outside, key } = graveyard;
  for (const person of missing) {
    const words = { person, at: new Date().toISOString() };
    await outside.put(nameOf(person), printOutside({ ...words, ...key.sign(tombstoneText(words)) }, key.publicKey));
  }
  await writeIndex(graveyard, [...known, ...missing]);
}

const nameOf = (person: string) => `${FOLDER}/${person}.json`;

async function writeIndex({ outside, key }: Graveyard, persons: readonly string[]): Promise<void> {
  const at = new Date().toISOString();
  const words = { persons, at, ...key.sign(indexText({ persons, at })) };
  await outside.put(
    INDEX,
    `${JSON.stringify({ ...words, signature: words.signature.toString("base64"), publicKey: key.publicKey })}\n`,
  );
}

/** One that the index does not name, because it was cut short. */
async function requireTombstone(graveyard: Graveyard, person: string): Promise<void> {
  const found = await read(graveyard, nameOf(person), tombstone, tombstoneText);
  if (found?.person !== person) throw unsigned(nameOf(person), graveyard);
}

interface Signed {
  readonly keyId: string;
  readonly signature: Buffer;
  readonly publicKey: string;
}

async function read<T extends Signed>(
  graveyard: Graveyard,
  name: string,
  shape: z.ZodType<T>,
  textOf: (value: T) => string,
): Promise<T | null> {
  const text = await graveyard.outside.get(name);
  if (text === null) return null;
  const parsed = shape.safeParse(parsedJson(text));
  if (!parsed.success || !graveyard.key.knows(parsed.data.keyId)) throw unsigned(name, graveyard);
  if (!isSigned(textOf(parsed.data), parsed.data, parsed.data.publicKey)) throw unsigned(name, graveyard);
  return parsed.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const unsigned = (name: string, { outside }: Graveyard) =>
  new LedgerFault(
    `${name} in ${outside.place} is not signed by this installation: nobody is erased by it. Put the right one back ` +
      "(LEDGER_SIGNING_KEYS_BEFORE names the keys that signed before).",
  );
