import { randomUUIDv7 } from "node:crypto";

/** Millisecond and hyphen of an id. */
const MOMENT = 13;

let last = "";

/** An id that sorts behind those that this process made before it, in the same millisecond too; not over a clock that went back. */
export function orderedId(): string {
  let id = randomUUIDv7();
  while (id < last && id.slice(0, MOMENT) === last.slice(0, MOMENT)) id = randomUUIDv7();
  last = id;
  return id;
}
