import { KeyObject } from "node:crypto";
import type { Changes } from "../ledger/events.ts";
import type { PersonKey } from "./person-keys.ts";
import { unseal } from "./seal.ts";
import { placeOf, type SealedChanges } from "./sealing.ts";

/** What became of a value that belongs to a person. */
export enum ValueState {
  PRESENT = "PRESENT",
  ERASED = "ERASED",
  DAMAGED = "DAMAGED",
}

/** A value of the ledger as it was found; null in any other state than PRESENT. */
export interface Found {
  readonly state: ValueState;
  readonly value: unknown;
}

/** An entry as it is read from the database: sealed, or open where it was written before there were seals. */
export interface StoredPersonal {
  readonly id: string;
  readonly address?: string | null;
  readonly agent?: string | null;
  readonly changes: Changes | SealedChanges;
}

/** Before and after, with what became of each value. */
export interface OpenedChanges {
  readonly before: Readonly<Record<string, Found>>;
  readonly after: Readonly<Record<string, Found>>;
}

/** What an entry holds about people, opened as far as it can be. */
export interface OpenedPersonal {
  readonly address: Found;
  readonly agent: Found;
  readonly changes: OpenedChanges;
}

type Keys = ReadonlyMap<string, PersonKey>;

const SEALED_TEXT = /^sealed:([0-9a-f-]{36}):(.+)$/;

/** Whose keys it takes to open an entry. */
export function personsIn({ address, agent, changes }: StoredPersonal): string[] {
  const origins = [address, agent].flatMap((text) => SEALED_TEXT.exec(text ?? "")?.[1] ?? []);
  return "sealed" in changes ? [...origins, changes.sealed] : origins;
}

/** Opens what an entry holds; what was never sealed is as it is. */
export function openPersonal({ id, address, agent, changes }: StoredPersonal, keys: Keys): OpenedPersonal {
  const text = (field: string, stored: string | null | undefined): Found => {
    const [, person, sealed] = SEALED_TEXT.exec(stored ?? "") ?? [];
    return person && sealed ? found(keys.get(person), placeOf(id, field), sealed, String) : present(stored ?? null);
  };
  const side = (name: "before" | "after") =>
    Object.fromEntries(
      Object.entries(changes[name] ?? {}).map(([field, stored]) => [
        field,
        "sealed" in changes
          ? found(keys.get(changes.sealed), placeOf(id, `${name}.${field}`), String(stored), JSON.parse)
          : present(stored),
      ]),
    );
  return {
    address: text("address", address),
    agent: text("agent", agent),
    changes: { before: side("before"), after: side("after") },
  };
}

const present = (value: unknown): Found => ({ state: ValueState.PRESENT, value });

function found(key: PersonKey | undefined, place: string, sealed: string, read: (plain: string) => unknown): Found {
  if (key === "erased") return { state: ValueState.ERASED, value: null };
  const plain = key instanceof KeyObject ? unseal(key, place, Buffer.from(sealed, "base64url")) : null;
  return plain ? present(read(plain.toString())) : { state: ValueState.DAMAGED, value: null };
}
