import type { Entry, Heard } from "../ledger/events.ts";
import type { Tail } from "../ledger/tail.ts";

const BATCH = 200;

/** What lay between a client's cursor and the opening of its stream, read a batch at a time. */
export class Missed {
  #batch: Entry[] = [];
  #done: boolean;

  /** Behind `from`, up to and with `to`. */
  constructor(
    private readonly ledger: Tail,
    private readonly heard: Heard,
    private from: bigint,
    private readonly to: bigint,
  ) {
    this.#done = from >= to;
  }

  /** The next entry, oldest first; null when the present is reached. */
  async next(): Promise<Entry | null> {
    while (this.#batch.length === 0 && !this.#done) await this.#read();
    return this.#batch.shift() ?? null;
  }

  async #read(): Promise<void> {
    const batch = await this.ledger.read(this.from, this.heard, BATCH);
    this.#batch = batch.filter(({ position }) => position <= this.to);
    this.from = batch.at(-1)?.position ?? this.to;
    this.#done = batch.length < BATCH || this.from >= this.to;
  }
}
