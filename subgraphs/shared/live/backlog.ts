import type { Entry } from "../ledger/events.ts";

const MOST_ENTRIES = 1_000;
const MOST_BYTES = 1024 * 1024;

/** What was heard and not read yet: bounded by number and by size, so that no reader costs more than that. */
export class Backlog {
  readonly #entries: Entry[] = [];
  #bytes = 0;

  get length(): number {
    return this.#entries.length;
  }

  /** False when there is no room: the reader is too slow. */
  push(entry: Entry): boolean {
    const bytes = sizeOf(entry);
    if (this.#entries.length >= MOST_ENTRIES || this.#bytes + bytes > MOST_BYTES) return false;
    this.#entries.push(entry);
    this.#bytes += bytes;
    return true;
  }

  shift(): Entry | undefined {
    const entry = this.#entries.shift();
    if (entry) this.#bytes -= sizeOf(entry);
    return entry;
  }

  clear(): void {
    this.#entries.length = 0;
    this.#bytes = 0;
  }
}

const sizes = new WeakMap<Entry, number>();

/** Measured once for each entry, however many readers it waits for. */
function sizeOf(entry: Entry): number {
  let size = sizes.get(entry);
  if (size === undefined) {
    size = JSON.stringify(entry.facts).length + 200;
    sizes.set(entry, size);
  }
  return size;
}
