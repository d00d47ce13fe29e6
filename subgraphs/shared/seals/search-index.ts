import { hash, hkdfSync, type KeyObject } from "node:crypto";

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Turns what is sealed into tokens that can be looked for without opening it: equal words give equal tokens, and
 * without the key nobody knows which word one stands for. Whole words, in any case; an address is one word.
 */
export class SearchIndex {
  readonly #key: string;

  constructor(key: KeyObject) {
    this.#key = Buffer.from(hkdfSync("sha256", key, "", "casegraph ledger search", 32)).toString("hex");
  }

  /** The tokens of every word in a value, however deep: all of them must be there for an entry to be found. */
  words(value: unknown): string[] {
    return [...new Set(wordsOf(value))].map((word) => this.#token("word", word));
  }

  address(address: string): string {
    return this.#token("address", address.toLowerCase());
  }

  /**
   * A quarter of the hash over key and text, as PostgreSQL reads a bigint: two words that share one by chance do not
   * happen, and what is cut off keeps the hash from being continued. An HMAC would cost three times as much.
   */
  #token(kind: string, text: string): string {
    return hash("sha256", `${this.#key}${kind}\n${text}`, "buffer").readBigInt64BE().toString();
  }
}

/** The words of a value, as they are looked for. */
export function wordsOf(value: unknown): string[] {
  if (typeof value === "object" && value !== null) {
    return Object.values(value instanceof Date ? [value.toISOString()] : value).flatMap(wordsOf);
  }
  if (value === null || value === undefined) return [];
  return String(value).normalize("NFKC").toLowerCase().match(WORD) ?? [];
}
