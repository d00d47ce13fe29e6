import { open, stat } from "node:fs/promises";
import { LedgerFault } from "./ledger-fault.ts";

/** Where a POSIX archive names itself. */
const TAR_AT = 257;
const BEGINNING = TAR_AT + 5;

const COMPRESSED: readonly { readonly magic: Buffer; readonly unpack: string }[] = [
  { magic: Buffer.from([0x1f, 0x8b]), unpack: "gunzip" },
  { magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), unpack: "unzstd" },
  { magic: Buffer.from([0x04, 0x22, 0x4d, 0x18]), unpack: "unlz4" },
];
const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/** Refuses what pg_dump wrote in another format than plain, and says how it becomes plain. */
export async function requirePlainFile(path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) throw notPlain(path);
  const beginning = await beginningOf(path);
  const begins = (magic: Buffer) => beginning.subarray(0, magic.length).equals(magic);
  const compressed = COMPRESSED.find(({ magic }) => begins(magic));
  if (compressed) throw new LedgerFault(`${path} is compressed: unpack it first (${compressed.unpack} ${path}).`);
  if (begins(Buffer.from("PGDMP")) || beginning.subarray(TAR_AT).equals(Buffer.from("ustar"))) throw notPlain(path);
  if (UTF_16.some(begins)) throw new LedgerFault(`${path} is written in UTF-16: let pg_dump write it with --file.`);
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const notPlain = (path: string) =>
  new LedgerFault(`${path} is not a plain dump: make it one with "pg_restore --file=ledger.sql ${path}".`);
