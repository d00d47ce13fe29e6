import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { Anchor } from "./anchor.ts";
import type { Reached } from "./head-copy.ts";
import type { HeadKey } from "./head-key.ts";
import type { CopiedHead } from "./heads.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { epochIn, epochOf, type OutsideWord, readOutside, requireNewPlace, requireSameLedger } from "./same-ledger.ts";
import type { Rows } from "./tree.ts";

const TRIES = 3;
const BETWEEN_TRIES_MS = 1000;
/** A place that is slow to answer must not keep the ledger without a leader. */
const TAKEOVER_PATIENCE_MS = 1000;

/** What this process knows of the heads outside, and whether the ledger is the one that they were signed of. */
export class OutsideHeads {
  /** The newest that was ever seen: a place that forgets makes nothing unseen. */
  #newest: CopiedHead | null = null;
  #reached: Reached | null = null;
  #epoch = 1;
  #compared = false;
  /** What was read after the term had begun, or the fault that it is. */
  #readLate: (() => OutsideWord) | null = null;

  constructor(
    private readonly anchor: Anchor,
    private readonly key: HeadKey,
    private readonly log: Log,
  ) {}

  /** Where the place stands, as far as is known. */
  get reached(): Reached | null {
    return this.#reached;
  }

  /** Before serving, and before anything is written: the place must answer, and know this very ledger. */
  async admit(rows: Rows): Promise<void> {
    const epoch = await epochIn(rows);
    this.#epoch = epoch ?? 1;
    const word = await this.#askPatiently();
    if (epoch === null) requireNewPlace(word, this.anchor.place);
    else await this.#compare(rows, word);
  }

  /**
   * Before leading: the same, but a place that is away or slow for the moment does not hold up a takeover; what was known
   * of it is compared then, and the rest once it answers. Answers the epoch.
   */
  async beginTerm(rows: Rows): Promise<number> {
    this.#readLate = null;
    this.#epoch = await epochOf(rows);
    const word = await this.#readSoon();
    this.#compared = word !== null;
    return this.#compare(rows, word ?? { newest: this.#newest, begun: undefined });
  }

  /** Whether the ledger was compared with what stands outside now; false when that has to be read first. */
  async isCompared(rows: Rows): Promise<boolean> {
    if (this.#readLate) {
      const word = this.#readLate();
      this.#readLate = null;
      await this.#compare(rows, word);
      this.#compared = true;
    }
    return this.#compared;
  }

  /** Reads for a comparison; what cannot be read is an error, what is read and is no head shows at the comparison. */
  async read(): Promise<void> {
    try {
      const word = await this.#ask();
      this.#readLate = () => word;
    } catch (error) {
      if (!(error instanceof LedgerFault)) throw error;
      this.#readLate = () => {
        throw error;
      };
    }
  }

  /** This process put it there. */
  copied(head: CopiedHead): void {
    this.#newest = head;
    this.#reached = head;
  }

  async #askPatiently(): Promise<OutsideWord> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#ask();
      } catch (error) {
        if (error instanceof LedgerFault) throw error;
        const { place } = this.anchor;
        if (tries === TRIES)
          throw new LedgerFault(`The heads in ${place} cannot be read: ${(error as Error).message}.`);
        await delay(BETWEEN_TRIES_MS);
      }
    }
  }

  #ask(): Promise<OutsideWord> {
    return readOutside(this.anchor, this.key, this.#epoch);
  }

  async #readSoon(): Promise<OutsideWord | null> {
    try {
      const late = delay(TAKEOVER_PATIENCE_MS, "late" as const, { ref: false });
      const word = await Promise.race([this.#ask(), late]);
      if (word === "late") throw new Error(`${this.anchor.place} did not answer within ${TAKEOVER_PATIENCE_MS} ms`);
      return word;
    } catch (error) {
      if (error instanceof LedgerFault) throw error;
      const says = "the heads outside cannot be read: the ledger is compared with what was known of them";
      this.log.warn({ err: error }, says);
      return null;
    }
  }

  #compare(rows: Rows, { newest, begun }: OutsideWord): Promise<number> {
    if (begun !== undefined) this.#reached = newest;
    if (newest && !isOlder(newest, this.#newest)) this.#newest = newest;
    return requireSameLedger(rows, { newest: this.#newest, begun }, this.anchor.place);
  }
}

function isOlder(head: Reached, than: Reached | null): boolean {
  if (!than || head.epoch !== than.epoch) return head.epoch < (than?.epoch ?? 0);
  return head.position < than.position;
}
