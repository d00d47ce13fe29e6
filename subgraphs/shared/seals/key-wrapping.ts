import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { KEY_BYTES, seal, unseal } from "./seal.ts";

/** The secrets outside the database that keys are wrapped by: the present one, and the one that it replaces. */
export interface SealingSecrets {
  readonly current: string;
  readonly previous?: string;
}

const ID_BYTES = 4;

interface WrappingKey {
  readonly id: Buffer;
  readonly key: KeyObject;
}

/** Wraps the keys of persons by a secret that the database does not hold; says of each by which it was wrapped. */
export class KeyWrapping {
  readonly #current: WrappingKey;
  readonly #known: readonly WrappingKey[];

  constructor({ current, previous }: SealingSecrets) {
    this.#current = derive(current);
    this.#known = previous ? [this.#current, derive(previous)] : [this.#current];
  }

  wrap(person: string, key: KeyObject): Buffer {
    return Buffer.concat([this.#current.id, seal(this.#current.key, placeOf(person), key.export())]);
  }

  /** The person's key; null when it was wrapped by a secret that is not known here, or for somebody else. */
  unwrap(person: string, wrapped: Buffer): KeyObject | null {
    const by = this.#known.find(({ id }) => id.equals(wrapped.subarray(0, ID_BYTES)));
    const key = by && unseal(by.key, placeOf(person), wrapped.subarray(ID_BYTES));
    return key ? createSecretKey(key) : null;
  }

  /** Whether the present secret wrapped it. */
  isCurrent(wrapped: Buffer): boolean {
    return this.#current.id.equals(wrapped.subarray(0, ID_BYTES));
  }
}

const placeOf = (person: string) => `key of ${person}`;

function derive(secret: string): WrappingKey {
  const bytes = (purpose: string, length: number) => Buffer.from(hkdfSync("sha256", secret, "", purpose, length));
  return {
    id: bytes("casegraph ledger wrapping key id", ID_BYTES),
    key: createSecretKey(bytes("casegraph ledger wrapping key", KEY_BYTES)),
  };
}
