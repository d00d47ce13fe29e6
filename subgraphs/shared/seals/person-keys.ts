import { createSecretKey, KeyObject, randomBytes } from "node:crypto";
import type pg from "pg";
import type { KeyWrapping } from "./key-wrapping.ts";
import { KEY_BYTES } from "./seal.ts";

/** Whose key seals what concerns no known person; it is never erased. */
export const INSTALLATION = "00000000-0000-0000-0000-000000000000";

/** Somebody's key; `erased` once it was destroyed, `unknown` where there is none that opens. */
export type PersonKey = KeyObject | "erased" | "unknown";

interface KeyRow {
  readonly person: string;
  readonly wrapped: Buffer | null;
}

const MOST_CACHED = 10_000;

/**
 * The keys of persons, each made once however many processes ask first. They are made on connections of their own:
 * a key must outlive the transaction that needed it first, and that one must not wait for another's.
 */
export class PersonKeys {
  readonly #cached = new Map<string, KeyObject | "erased">();

  constructor(
    private readonly pool: pg.Pool,
    private readonly wrapping: KeyWrapping,
  ) {}

  /** A key to seal with for each of them. Who was erased gets one that nobody keeps: nothing about them is stored again. */
  async toSeal(persons: readonly string[]): Promise<ReadonlyMap<string, KeyObject>> {
    const keys = await this.toOpen(persons);
    const unmade = persons.filter((person) => !keys.has(person));
    if (unmade.length) await this.#make(unmade);
    const all = unmade.length ? await this.toOpen(persons) : keys;
    return new Map(persons.map((person) => [person, sealing(person, all.get(person))]));
  }

  /** The keys that there are, in one statement for those that are not at hand; who has none is missing. */
  async toOpen(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    const found = new Map<string, PersonKey>();
    for (const person of persons) {
      const cached = this.#cached.get(person);
      if (cached) found.set(person, cached);
    }
    const asked = persons.filter((person) => !found.has(person));
    if (asked.length === 0) return found;
    const sql = "select person, wrapped from ledger.person_key where person = any($1::uuid[])";
    const { rows } = await this.pool.query<KeyRow>({ name: "keys", text: sql, values: [asked] });
    for (const row of rows) found.set(row.person, this.#keep(row));
    return found;
  }

  /** Their key was destroyed: what this process held of it goes too. */
  forget(person: string): void {
    this.#put(person, "erased");
  }

  /** In one order everywhere, so that two who make the same keys wait for each other and not in a circle. */
  async #make(persons: readonly string[]): Promise<void> {
    const sorted = [...new Set(persons)].sort();
    const wrapped = sorted.map((person) => this.wrapping.wrap(person, freshKey()));
    await this.pool.query(
      `insert into ledger.person_key (person, wrapped)
       select * from unnest($1::uuid[], $2::bytea[]) on conflict (person) do nothing`,
      [sorted, wrapped],
    );
  }

  #keep({ person, wrapped }: KeyRow): PersonKey {
    const key = wrapped ? this.wrapping.unwrap(person, wrapped) : "erased";
    if (!key) return "unknown";
    // Word of an erasure may have come while the key was on its way.
    if (this.#cached.get(person) === "erased") return "erased";
    this.#put(person, key);
    return key;
  }

  #put(person: string, key: KeyObject | "erased"): void {
    this.#cached.delete(person);
    this.#cached.set(person, key);
    const [oldest] = this.#cached.size > MOST_CACHED ? this.#cached.keys() : [];
    if (oldest) this.#cached.delete(oldest);
  }
}

function sealing(person: string, key: PersonKey | undefined): KeyObject {
  if (key === "erased") return freshKey();
  if (key instanceof KeyObject) return key;
  throw new Error(`The ledger's key of ${person} does not open with LEDGER_SEALING_SECRET`);
}

function freshKey(): KeyObject {
  return createSecretKey(randomBytes(KEY_BYTES));
}
