import { createHash } from "node:crypto";

/** The columns of an entry that its leaf covers, in this order: all there are but the leaf itself. */
export const LEAF_COLUMNS = [
  "position",
  "id",
  "at",
  "subgraph",
  "event",
  "about",
  "actor",
  "on_behalf_of",
  "session",
  "request",
  "address",
  "agent",
  "facts",
  "changes",
] as const;

/** The same as SQL that writes them as text. */
export const LEAF_TEXTS = LEAF_COLUMNS.map((name) =>
  name === "at" ? "(extract(epoch from at) * 1000000)::bigint::text" : `${name}::text`,
).join(", ");

/** An entry's columns as PostgreSQL writes them as text, in the order of `LEAF_COLUMNS`; `at` in microseconds. */
export type LeafFields = readonly (string | null)[];

const LEAF = Buffer.from([0]);
const ABSENT = Buffer.from([0xff, 0xff, 0xff, 0xff]);

/** The bytes that stand for an entry: each column's length in four bytes and its text; what is absent has the length -1. */
export function entryBytes(fields: LeafFields): Buffer {
  return Buffer.concat(fields.flatMap((field) => (field === null ? [ABSENT] : withLength(field))));
}

/** The leaf of an entry (RFC 9162, section 2.1.1), the same that `ledger.leaf` computes in the database. */
export function leafOf(fields: LeafFields): Buffer {
  return createHash("sha256").update(LEAF).update(entryBytes(fields)).digest();
}

/** The leaf that this entry would have at another position: that is how a moved entry is recognised. */
export function leafAt(position: bigint, [, ...rest]: LeafFields): Buffer {
  return leafOf([String(position), ...rest]);
}

const TIMESTAMP =
  /^(\d{4,6})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::?(\d\d))?(?::?(\d\d))?$/;

/** A timestamptz as PostgreSQL prints it (ISO style, whatever the zone) in microseconds since 1970; null when it is none. */
export function microseconds(text: string): bigint | null {
  const match = TIMESTAMP.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [fraction = "", sign, ...zone] = match.slice(7);
  const [hours = 0, minutes = 0, seconds = 0] = zone.map((part) => Number(part ?? 0));
  const offset = (sign === "-" ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds);
  const wall = BigInt(Date.UTC(year, month - 1, day, hour, minute, second));
  return (wall - BigInt(offset * 1000)) * 1000n + BigInt(fraction.padEnd(6, "0"));
}

function withLength(field: string): [Buffer, Buffer] {
  const bytes = Buffer.from(field);
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return [length, bytes];
}
