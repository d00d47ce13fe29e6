import { AppError } from "../errors.ts";

/** Where a reader stands in the ledger. A restored database starts a new epoch. */
export interface Cursor {
  readonly epoch: number;
  readonly position: bigint;
  /** Entries up to here are not kept any more. */
  readonly kept?: bigint;
}

/** A cursor as clients see it: opaque. */
export function printCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.epoch}.${cursor.position}`).toString("base64url");
}

/** Reads a client's cursor; what never came from us is INVALID. */
function parseCursor(text: string): Cursor {
  const match = /^(\d{1,9})\.(\d{1,18})$/.exec(Buffer.from(text, "base64url").toString("latin1"));
  if (!match) throw new AppError("INVALID", "This is not a cursor of ours.", { fields: ["after"] });
  return { epoch: Number(match[1]), position: BigInt(match[2]!) };
}

/** The position of a client's cursor; one of another epoch, or older than what is kept, is never silence. */
export function positionIn(head: Cursor, after: string): bigint {
  const cursor = parseCursor(after);
  if (cursor.epoch !== head.epoch || cursor.position < (head.kept ?? 0n)) throw gap();
  return cursor.position;
}

/** Whoever gets it reads again, and goes on from there. */
export function gap(): AppError {
  return new AppError("GAP", "This cursor is not of the present ledger: read again and go on without it.");
}
