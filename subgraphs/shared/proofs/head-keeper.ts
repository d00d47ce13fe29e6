import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { Anchor } from "./anchor.ts";
import { nextCopy, putCopy } from "./head-copy.ts";
import type { HeadKey } from "./head-key.ts";
import { markCopied, signAt } from "./head-records.ts";
import type { CopiedHead, SignedHead } from "./heads.ts";
import { OutsideHeads } from "./outside-heads.ts";
import type { Rows } from "./tree.ts";

const MINUTE_MS = 60_000;
const FIRST_RETRY_MS = 1000;

/** Signs the ledger's head every minute and copies it outside; what fails is tried again until it stands there. */
export class HeadKeeper {
  readonly #heads: OutsideHeads;
  #signed: SignedHead | null = null;
  #due = 0;
  #retry = FIRST_RETRY_MS;
  /** What is under way with the place outside: the ledger goes on meanwhile. */
  #asking: Promise<void> | null = null;
  #copied: SignedHead | null = null;
  #freshAt: number | null = null;
  #term = new AbortController();

  constructor(
    private readonly key: HeadKey,
    private readonly anchor: Anchor,
    private readonly log: Log,
  ) {
    this.#heads = new OutsideHeads(anchor, key, log);
  }

  /** For how long the place outside has not had the whole ledger; null while another process leads. */
  get headAgeSeconds(): number | null {
    return this.#freshAt === null ? null : (performance.now() - this.#freshAt) / 1000;
  }

  /** Before serving: the place outside must answer, and know this very ledger. */
  admit(rows: Rows): Promise<void> {
    return this.#heads.admit(rows);
  }

  /** Before leading: the same, as far as the place answers soon. Answers the epoch. */
  beginTerm(rows: Rows): Promise<number> {
    this.#due = 0;
    this.#retry = FIRST_RETRY_MS;
    this.#freshAt = performance.now();
    this.#term = new AbortController();
    return this.#heads.beginTerm(rows);
  }

  /** Does what is due; between two minutes that is nothing. Nothing is copied to a place before it was compared. */
  async tend(rows: Rows): Promise<void> {
    if (performance.now() < this.#due || this.#asking) return;
    if (!(await this.#heads.isCompared(rows))) return this.#ask(() => this.#heads.read());
    this.#due = performance.now() + MINUTE_MS;
    if (this.#copied) await markCopied(rows, this.#copied);
    this.#copied = null;
    const head = await this.#sign(rows);
    if (!head) return;
    const { reached } = this.#heads;
    if (reached?.epoch === head.epoch && reached.position >= head.position) {
      this.#freshAt = performance.now();
      return;
    }
    const copy = await nextCopy(rows, this.key, head, reached);
    this.#ask(() => this.#copy(copy, head));
  }

  /** This process leads no more: how old the heads outside are is another's to say, and which is the newest. */
  stepDown(): void {
    this.#freshAt = null;
    this.#term.abort();
  }

  /** At the end of a term: the last head is signed, and copied if the place answers in time. */
  async endTerm(rows: Rows, milliseconds: number): Promise<void> {
    const deadline = performance.now() + milliseconds;
    const late = delay(milliseconds, undefined, { ref: false });
    for (let behind = true; behind && performance.now() < deadline; ) {
      await Promise.race([this.#asking, late]);
      if (this.#retry > FIRST_RETRY_MS) return;
      this.#due = 0;
      await this.tend(rows);
      behind = this.#asking !== null;
    }
  }

  async #sign(rows: Rows): Promise<SignedHead | null> {
    const [{ epoch, hashed }] = await rows("select epoch, hashed from ledger.head", []);
    const position = BigInt(hashed);
    if (position === 0n) return null;
    if (this.#signed?.epoch === epoch && this.#signed?.position === position) return this.#signed;
    this.#signed = await signAt(rows, this.key, epoch, position);
    return this.#signed;
  }

  /** Asks the place outside for something; what it refuses is asked again, later and later. */
  #ask(work: () => Promise<void>): void {
    this.#asking = work()
      .catch((error) => {
        if (this.#term.signal.aborted) return;
        this.log.error({ err: error, place: this.anchor.place }, "the ledger's head could not be copied outside");
        this.#due = performance.now() + this.#retry;
        this.#retry = Math.min(2 * this.#retry, MINUTE_MS);
      })
      .finally(() => {
        this.#asking = null;
      });
  }

  async #copy(copy: CopiedHead, newest: SignedHead): Promise<void> {
    const { signal } = this.#term;
    const head = await putCopy(this.anchor, copy, signal);
    if (signal.aborted) return;
    this.#heads.copied(head);
    this.#copied = head;
    this.#retry = FIRST_RETRY_MS;
    if (head.position < newest.position) this.#due = 0;
    else this.#freshAt = performance.now();
  }
}
