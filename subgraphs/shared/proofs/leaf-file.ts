import { closeSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const HASH = 32;
const BUFFERED = 2048 * HASH;
const NONE = Buffer.alloc(HASH);

/** Leaves by position on disk: a ledger of any length is checked in the same memory. */
export class LeafFile {
  readonly #folder = mkdtempSync(join(tmpdir(), "casegraph-leaves-"));
  readonly #file = openSync(join(this.#folder, "leaves"), "w+", 0o600);
  #pending: Buffer[] = [];
  #pendingAt = 1n;
  #last = 0n;

  /** The highest position that has a leaf. */
  get last(): bigint {
    return this.#last;
  }

  /** Keeps a leaf; neighbours are written together. */
  set(position: bigint, leaf: Buffer): void {
    const next = this.#pendingAt + BigInt(this.#pending.length);
    if (position !== next || this.#pending.length * HASH >= BUFFERED) {
      this.#flush();
      this.#pendingAt = position;
    }
    this.#pending.push(leaf);
    if (position > this.#last) this.#last = position;
  }

  /** The leaf at a position, or null. */
  get(position: bigint): Buffer | null {
    this.#flush();
    const leaf = Buffer.alloc(HASH);
    const length = readSync(this.#file, leaf, 0, HASH, offsetOf(position));
    return length < HASH || leaf.equals(NONE) ? null : leaf;
  }

  /** Every leaf from a position up to and with another, in order; null where there is none. */
  *range(from: bigint, to: bigint): Generator<[position: bigint, leaf: Buffer | null]> {
    this.#flush();
    const chunk = Buffer.alloc(BUFFERED);
    for (let at = from; at <= to; at += BigInt(BUFFERED / HASH)) {
      chunk.fill(0, readSync(this.#file, chunk, 0, BUFFERED, offsetOf(at)));
      for (let n = 0; n < BUFFERED / HASH && at + BigInt(n) <= to; n++) {
        const leaf = chunk.subarray(n * HASH, (n + 1) * HASH);
        yield [at + BigInt(n), leaf.equals(NONE) ? null : leaf];
      }
    }
  }

  /** Forgets every leaf behind a position. */
  truncate(position: bigint): void {
    this.#flush();
    ftruncateSync(this.#file, offsetOf(position + 1n));
    if (position < this.#last) this.#last = position;
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #flush(): void {
    if (this.#pending.length)
      writeSync(this.#file, Buffer.concat(this.#pending), 0, undefined, offsetOf(this.#pendingAt));
    this.#pending = [];
  }
}

const offsetOf = (position: bigint) => Number(position - 1n) * HASH;
