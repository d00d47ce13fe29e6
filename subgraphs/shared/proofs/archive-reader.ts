import type { Anchor } from "./anchor.ts";
import type { Archive, BegunEpoch } from "./archive.ts";
import { isSigned, type Signature } from "./head-key.ts";
import {
  type CopiedHead,
  epochName,
  epochText,
  HEADS,
  headText,
  parseEpoch,
  parseHead,
  parseRetention,
  RETENTIONS,
  retentionText,
} from "./heads.ts";
import { LeafFile } from "./leaf-file.ts";
import { LedgerFault } from "./ledger-fault.ts";
import { Frontier } from "./merkle.ts";

const HASH = 32;

/** Reads a place outside, head by head, and checks each signature and each root. */
export class ArchiveReader {
  readonly leaves = new LeafFile();
  readonly #keyIds = new Set<string>();
  readonly #epochs: BegunEpoch[] = [];
  readonly #retentions = new Map<bigint, Buffer>();
  #frontier = new Frontier();
  #epoch = 1;
  #heads = 0;
  #signer: string | null = null;
  #retained = 0n;

  constructor(
    private readonly outside: Anchor,
    private readonly trusted: readonly string[],
  ) {}

  async read(): Promise<Archive> {
    await this.#readRetentions();
    for (const name of (await this.outside.list(HEADS)).sort(byEpochAndPosition)) {
      const head = await this.#parsed(name, parseHead);
      this.#requireSigned(name, headText(head), head);
      if (head.epoch !== this.#epoch) await this.#beginEpoch(head.epoch);
      this.#add(name, head);
      this.#heads++;
      this.#signer = head.keyId;
    }
    const missed = [...this.#retentions.keys()].find((through) => through > this.#frontier.size);
    if (missed) throw new LedgerFault(`Entries up to ${missed} were let go, but no head covers them.`);
    return {
      leaves: this.leaves,
      epoch: this.#epoch,
      position: this.#frontier.size,
      root: this.#frontier.root,
      heads: this.#heads,
      signer: this.#signer,
      epochs: this.#epochs,
      retained: this.#retained,
      keyIds: this.#keyIds,
    };
  }

  /** Two leaders of one moment may have copied the same leaves: what is known is not taken twice. */
  #add(name: string, { after, position, leaves, root }: CopiedHead): void {
    const known = this.#frontier.size;
    if (after > known)
      throw new LedgerFault(
        `The heads in ${this.outside.place} have a gap between positions ${known} and ${after}, before ${name}. ${PUT_BACK}`,
      );
    if (BigInt(leaves.length) !== (position - after) * BigInt(HASH)) throw damaged(name);
    if (position < known) return;
    for (let at = known + 1n; at <= position; at++) {
      const start = Number(at - after - 1n) * HASH;
      this.#append(at, Buffer.from(leaves.subarray(start, start + HASH)));
    }
    if (!this.#frontier.root.equals(root))
      throw new LedgerFault(`The leaves outside do not make the root that ${name} signs.`);
  }

  #append(position: bigint, leaf: Buffer): void {
    this.leaves.set(position, leaf);
    this.#frontier.append(leaf);
    const begun = this.#epochs.at(-1);
    if (begun?.fromPosition === position) this.#requireRoot(epochName(begun.number), begun.root);
    const retention = this.#retentions.get(position);
    if (!retention) return;
    this.#requireRoot(`${RETENTIONS}/${position}.json`, retention);
    if (position > this.#retained) this.#retained = position;
  }

  async #beginEpoch(number: number): Promise<void> {
    const name = epochName(number);
    const statement = await this.#parsed(name, parseEpoch);
    this.#requireSigned(name, epochText(statement), statement);
    const { fromPosition, root, previous } = statement;
    const reached = this.#frontier.size;
    if (previous && previous.position > reached)
      throw new LedgerFault(
        `When epoch ${number} began, ${this.outside.place} had a head of position ${previous.position} of epoch ` +
          `${previous.epoch}, which is missing. ${PUT_BACK}`,
      );
    if (previous?.position === reached) this.#requireRoot(name, previous.root);
    if (fromPosition < reached) this.#goBackTo(fromPosition);
    if (fromPosition <= reached) this.#requireRoot(name, root);
    this.#epochs.push({ ...statement, lostThrough: reached > fromPosition ? reached : fromPosition });
    this.#epoch = number;
  }

  #requireRoot(name: string, root: Buffer): void {
    if (!root.equals(this.#frontier.root))
      throw new LedgerFault(`${name} is signed over other leaves than those in ${this.outside.place}. ${PUT_BACK}`);
  }

  #goBackTo(position: bigint): void {
    this.leaves.truncate(position);
    this.#frontier = new Frontier();
    for (const [, leaf] of this.leaves.range(1n, position)) this.#frontier.append(Buffer.from(leaf!));
  }

  async #readRetentions(): Promise<void> {
    for (const name of await this.outside.list(RETENTIONS)) {
      const statement = await this.#parsed(name, parseRetention);
      this.#requireSigned(name, retentionText(statement), statement);
      this.#retentions.set(statement.through, statement.root);
    }
  }

  async #parsed<T>(name: string, parse: (text: string) => T): Promise<T> {
    const text = await this.outside.get(name);
    if (text === null) throw new LedgerFault(`${name} is missing in ${this.outside.place}. ${PUT_BACK}`);
    try {
      return parse(text);
    } catch {
      throw damaged(name);
    }
  }

  #requireSigned(name: string, text: string, by: Signature & { publicKey: string }): void {
    if (!isSigned(text, by, by.publicKey)) throw new LedgerFault(`The signature of ${name} does not hold.`);
    if (this.trusted.length && !this.trusted.includes(by.keyId)) {
      throw new LedgerFault(`${name} is signed by ${by.keyId}, which is not a key that you named.`);
    }
    this.#keyIds.add(by.keyId);
  }
}

const PUT_BACK =
  "Put back what is missing there, from a copy of that place; if there is none, docs/ledger.md says how the ledger gets a new place.";
const damaged = (name: string) => new LedgerFault(`${name} outside is damaged. ${PUT_BACK}`);

function byEpochAndPosition(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => /(\d+)-(\d+)\.json$/.exec(name)?.slice(1).map(BigInt) ?? [0n, 0n]);
  for (const part of [0, 1]) {
    if (left![part]! !== right![part]!) return left![part]! < right![part]! ? -1 : 1;
  }
  return 0;
}
