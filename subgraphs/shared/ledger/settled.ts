import type { Rows } from "../proofs/tree.ts";

/** For longer than any transaction of the product may last. */
const OVER_MS = 30_000;
const NOTE_MS = 1000;
const NOW = "select pg_snapshot_xmin(pg_current_snapshot()) as oldest, pg_current_xact_id() as own";

interface Note {
  readonly seq: bigint;
  /** The transaction that filed it: who had a lower number in the inbox began before. */
  readonly own: bigint;
  readonly at: number;
}

/**
 * Up to where nothing can come into the inbox any more. Numbers are given before the commit, so that a lower one may
 * appear after a higher one was filed: those are settled whose transactions are all over, and for a while.
 */
export class Settled {
  #notes: Note[] = [];
  #notedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly rows: Rows,
    private readonly patience = { overMs: OVER_MS, noteMs: NOTE_MS },
  ) {}

  /** Notes that everything up to a number was filed, as far as it had been committed; answers what is settled by now. */
  async through(seq: bigint, before: bigint): Promise<bigint> {
    const at = performance.now();
    if (at - this.#notedAt < this.patience.noteMs) return before;
    this.#notedAt = at;
    const [{ oldest, own }] = await this.rows(NOW, []);
    this.#notes.push({ seq, own: BigInt(own), at });
    const over = this.#notes.filter((note) => note.own < BigInt(oldest) && at - note.at >= this.patience.overMs).at(-1);
    if (!over) return before;
    this.#notes = this.#notes.slice(this.#notes.indexOf(over) + 1);
    return over.seq > before ? over.seq : before;
  }
}
