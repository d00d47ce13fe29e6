import type { PersonKeys } from "./person-keys.ts";
import { ownersOf, type Personal, type SealedPersonal, sealPersonal } from "./sealing.ts";
import type { SearchIndex } from "./search-index.ts";
import { type OpenedPersonal, openPersonal, personsIn, type StoredPersonal } from "./unsealing.ts";

/** One person's part of an entry in the index of what is sealed. */
export interface Tokens {
  readonly person: string;
  readonly tokens: readonly string[];
}

/** Seals what entries hold about people before it leaves this process, and opens it for those who may read it. */
export class Seals {
  constructor(
    private readonly keys: PersonKeys,
    private readonly index: SearchIndex,
    private readonly release: () => Promise<void>,
  ) {}

  async seal(id: string, personal: Personal): Promise<SealedPersonal & { readonly tokens: readonly Tokens[] }> {
    const owners = ownersOf(personal);
    const persons = new Set([owners.origin, owners.changes].filter((person) => person !== null));
    const keys = await this.keys.toSeal([...persons]);
    return { ...sealPersonal(id, personal, keys), tokens: this.#tokensOf(personal) };
  }

  /** Opens a page of entries; all keys that it takes are read in one statement. */
  async open<Row extends StoredPersonal>(
    rows: readonly Row[],
  ): Promise<(Omit<Row, keyof OpenedPersonal> & OpenedPersonal)[]> {
    const keys = await this.keys.toOpen([...new Set(rows.flatMap(personsIn))]);
    return rows.map((row) => ({ ...row, ...openPersonal(row, keys) }));
  }

  /** What an entry must have in the index to be found by these words and this address. */
  wanted({ text, address }: { text?: string | null; address?: string | null }): string[] {
    return [...(text ? this.index.words(text) : []), ...(address ? [this.index.address(address)] : [])];
  }

  close(): Promise<void> {
    return this.release();
  }

  #tokensOf(personal: Personal): Tokens[] {
    const { origin, changes } = ownersOf(personal);
    const address = personal.address === null ? [] : [this.index.address(personal.address)];
    const words = changes ? this.index.words(personal.changes) : [];
    const parts =
      origin === changes || !address.length
        ? [{ person: changes ?? origin, tokens: [...address, ...words] }]
        : [
            { person: origin, tokens: address },
            { person: changes, tokens: words },
          ];
    return parts.flatMap(({ person, tokens }) => (person && tokens.length ? [{ person, tokens }] : []));
  }
}
