import type { Log } from "../log.ts";
import type { Anchor } from "./anchor.ts";
import type { HeadKey } from "./head-key.ts";
import { beginningOf, leavesBetween, markCopied, signAt } from "./head-records.ts";
import { type CopiedHead, headName, NEWEST_HEAD, printOutside, type SignedHead } from "./heads.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { newestOutside, requireSameLedger } from "./same-ledger.ts";
import type { Rows } from "./tree.ts";

const MINUTE_MS = 60_000;
const FIRST_RETRY_MS = 1000;
/** How many leaves one copy carries at most: a mebibyte. */
const CHUNK = 32_768n;
const TRIES = 3;

/** Signs the ledger's head every minute and copies it outside; what fails is tried again until it stands there. */
export class HeadKeeper {
  #known: CopiedHead | null = null;
  #outside: { epoch: number; position: bigint } | null = null;
  #signed: SignedHead | null = null;
  #due = 0;
  #retry = FIRST_RETRY_MS;
  #copying: Promise<void> | null = null;
  #copied: SignedHead | null = null;
  #freshAt: number | null = null;

  constructor(
    private readonly key: HeadKey,
    private readonly anchor: Anchor,
    private readonly log: Log,
  ) {}

  /** For how long the place outside has not had the whole ledger; null while another process leads. */
  get headAgeSeconds(): number | null {
    return this.#freshAt === null ? null : (performance.now() - this.#freshAt) / 1000;
  }

  /** Before serving: the place outside must answer, and know this very ledger. */
  async admit(rows: Rows): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        this.#know(await newestOutside(this.anchor));
        break;
      } catch (error) {
        if (error instanceof LedgerFault) throw error;
        if (tries === TRIES) throw new LedgerFault(`The heads in ${this.anchor.place} cannot be read: ${said(error)}.`);
        await new Promise((resolve) => setTimeout(resolve, FIRST_RETRY_MS));
      }
    }
    await requireSameLedger(rows, this.#known, this.anchor.place);
  }

  /** Before leading: the same, but a place that is away for the moment does not hold up a takeover. Answers the epoch. */
  async beginTerm(rows: Rows): Promise<number> {
    try {
      this.#know(await newestOutside(this.anchor));
    } catch (error) {
      if (error instanceof LedgerFault) throw error;
      this.log.warn(
        { err: error },
        "the heads outside cannot be read: the ledger is compared with what was known of them",
      );
    }
    this.#due = 0;
    this.#freshAt = performance.now();
    return requireSameLedger(rows, this.#known, this.anchor.place);
  }

  /** Does what is due; between two minutes that is nothing. */
  async tend(rows: Rows): Promise<void> {
    if (performance.now() < this.#due || this.#copying) return;
    this.#due = performance.now() + MINUTE_MS;
    if (this.#copied) await markCopied(rows, this.#copied);
    this.#copied = null;
    const head = await this.#sign(rows);
    if (!head) return;
    if (this.#outside?.epoch === head.epoch && this.#outside.position >= head.position) {
      this.#freshAt = performance.now();
      return;
    }
    const copy = await this.#prepare(rows, head);
    this.#copying = this.#copy(copy, head).finally(() => {
      this.#copying = null;
    });
  }

  /** This process leads no more: how old the heads outside are is another's to say. */
  stepDown(): void {
    this.#freshAt = null;
  }

  /** At the end of a term: the last head is signed, and copied if the place answers in time. */
  async endTerm(rows: Rows, milliseconds: number): Promise<void> {
    const deadline = performance.now() + milliseconds;
    const late = new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
    for (let behind = true; behind && performance.now() < deadline; ) {
      await Promise.race([this.#copying, late]);
      if (this.#retry > FIRST_RETRY_MS) return;
      this.#due = 0;
      await this.tend(rows);
      behind = this.#copying !== null;
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

  /** The next copy: of this head, or of one on the way to it when there is much to catch up with. */
  async #prepare(rows: Rows, newest: SignedHead): Promise<CopiedHead> {
    const after =
      this.#outside?.epoch === newest.epoch ? this.#outside.position : await beginningOf(rows, newest.epoch);
    const head = newest.position - after > CHUNK ? await signAt(rows, this.key, newest.epoch, after + CHUNK) : newest;
    const leaves = await leavesBetween(rows, after, head.position);
    return { ...head, publicKey: this.key.publicKey, after, leaves };
  }

  async #copy({ publicKey, ...head }: CopiedHead, newest: SignedHead): Promise<void> {
    const { epoch, position } = head;
    try {
      await this.anchor.put(headName(head), printOutside(head, publicKey));
      const bare = { ...head, after: position, leaves: Buffer.alloc(0) };
      await this.anchor.put(NEWEST_HEAD, printOutside(bare, publicKey));
      this.#known = { ...bare, publicKey };
      this.#outside = { epoch, position };
      this.#copied = head;
      this.#retry = FIRST_RETRY_MS;
      if (position < newest.position) this.#due = 0;
      else this.#freshAt = performance.now();
    } catch (error) {
      this.log.error({ err: error, position: String(position) }, "the ledger's head could not be copied outside");
      this.#due = performance.now() + this.#retry;
      this.#retry = Math.min(2 * this.#retry, MINUTE_MS);
    }
  }

  #know(outside: CopiedHead | null): void {
    const before = this.#known;
    const older =
      before &&
      (!outside ||
        outside.epoch < before.epoch ||
        (outside.epoch === before.epoch && outside.position < before.position));
    this.#known = older ? before : outside;
    this.#outside = outside;
  }
}

const said = (error: unknown) => (error as Error).message;
