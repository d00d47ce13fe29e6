import type { Anchor } from "./anchor.ts";
import { isSigned, type Signature } from "./head-key.ts";
import {
  type CopiedHead,
  EPOCHS,
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

/** What the place outside says the ledger must be: every leaf that a signed head covers. */
export interface Archive {
  readonly leaves: LeafFile;
  readonly epoch: number;
  /** The position of the newest head. */
  readonly position: bigint;
  readonly heads: number;
  /** Entries up to here were let go by their operator. */
  readonly retained: bigint;
  /** Who signed; an auditor compares them with what they were told. */
  readonly keyIds: ReadonlySet<string>;
}

/** Reads a place outside, head by head, and checks each signature and each root; a fault when it contradicts itself. */
export async function openArchive(outside: Anchor, trusted: readonly string[] = []): Promise<Archive> {
  const reader = new ArchiveReader(outside, trusted);
  try {
    return await reader.read();
  } catch (error) {
    reader.leaves.close();
    throw error;
  }
}

class ArchiveReader {
  readonly leaves = new LeafFile();
  readonly #keyIds = new Set<string>();
  readonly #retentions = new Map<bigint, Buffer>();
  #frontier = new Frontier();
  #epoch = 1;
  #heads = 0;
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
    }
    const missed = [...this.#retentions.keys()].find((through) => through > this.#frontier.size);
    if (missed) throw new LedgerFault(`Entries up to ${missed} were let go, but no head covers them.`);
    return {
      leaves: this.leaves,
      epoch: this.#epoch,
      position: this.#frontier.size,
      heads: this.#heads,
      retained: this.#retained,
      keyIds: this.#keyIds,
    };
  }

  /** Two leaders of one moment may have copied the same leaves: what is known is not taken twice. */
  #add(name: string, { after, position, leaves, root }: CopiedHead): void {
    const known = this.#frontier.size;
    if (after > known)
      throw new LedgerFault(`The heads outside have a gap between ${known} and ${after}, before ${name}.`);
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
    const retention = this.#retentions.get(position);
    if (!retention) return;
    if (!retention.equals(this.#frontier.root)) throw damaged(`${RETENTIONS}/${position}.json`);
    if (position > this.#retained) this.#retained = position;
  }

  async #beginEpoch(number: number): Promise<void> {
    const name = `${EPOCHS}/${number}.json`;
    const statement = await this.#parsed(name, parseEpoch);
    this.#requireSigned(name, epochText(statement), statement);
    if (statement.fromPosition < this.#frontier.size) this.#goBackTo(statement.fromPosition);
    this.#epoch = number;
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
    if (text === null) throw new LedgerFault(`${name} is missing in ${this.outside.place}.`);
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

const damaged = (name: string) => new LedgerFault(`${name} outside is damaged.`);

function byEpochAndPosition(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => /(\d+)-(\d+)\.json$/.exec(name)?.slice(1).map(BigInt) ?? [0n, 0n]);
  for (const part of [0, 1]) {
    if (left![part]! !== right![part]!) return left![part]! < right![part]! ? -1 : 1;
  }
  return 0;
}
