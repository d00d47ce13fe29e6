import type { KeyObject } from "node:crypto";
import type { Changes } from "../ledger/events.ts";
import { INSTALLATION } from "./person-keys.ts";
import { seal } from "./seal.ts";

/** Everything about people that an entry holds, as it is said. */
export interface Personal {
  /** Whom address and agent belong to; where nobody is known, the subject. */
  readonly actor: string | null;
  /** Whom the changes belong to; the actor unless somebody else is named. */
  readonly subject: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly changes: Changes;
}

/** Names of fields stay open, their values are sealed; `sealed` says with whose key. */
export interface SealedChanges {
  readonly sealed: string;
  readonly before?: Readonly<Record<string, string>>;
  readonly after?: Readonly<Record<string, string>>;
}

/** What is stored of it. */
export interface SealedPersonal {
  readonly address: string | null;
  readonly agent: string | null;
  readonly changes: SealedChanges | Record<string, never>;
}

/** Who owns the parts of an entry; null for a part that is empty. What concerns no known person is the installation's. */
export function ownersOf({ actor, subject, address, agent, changes }: Personal): {
  origin: string | null;
  changes: string | null;
} {
  const origin = actor ?? subject ?? INSTALLATION;
  return {
    origin: address === null && agent === null ? null : origin,
    changes: changes.before || changes.after ? (subject ?? origin) : null,
  };
}

/** Seals each value with its owner's key, bound to its entry and its field. */
export function sealPersonal(id: string, personal: Personal, keys: ReadonlyMap<string, KeyObject>): SealedPersonal {
  const owners = ownersOf(personal);
  const text = (field: "address" | "agent") => {
    const value = personal[field];
    if (value === null || !owners.origin) return null;
    return `sealed:${owners.origin}:${sealed(keys, owners.origin, placeOf(id, field), value)}`;
  };
  return {
    address: text("address"),
    agent: text("agent"),
    changes: sealChanges(id, personal.changes, owners.changes, keys),
  };
}

/** Where a value is at home: sealed for one place, it opens in no other. */
export function placeOf(id: string, field: string): string {
  return `${id}\n${field}`;
}

function sealChanges(
  id: string,
  changes: Changes,
  owner: string | null,
  keys: ReadonlyMap<string, KeyObject>,
): SealedPersonal["changes"] {
  if (!owner) return {};
  const side = (name: "before" | "after") => {
    const fields = Object.entries(changes[name] ?? {}).filter(([, value]) => value !== undefined);
    return Object.fromEntries(
      fields.map(([field, value]) => [
        field,
        sealed(keys, owner, placeOf(id, `${name}.${field}`), JSON.stringify(value)),
      ]),
    );
  };
  return {
    sealed: owner,
    ...(changes.before && { before: side("before") }),
    ...(changes.after && { after: side("after") }),
  };
}

function sealed(keys: ReadonlyMap<string, KeyObject>, owner: string, place: string, plain: string): string {
  const key = keys.get(owner);
  if (!key) throw new Error(`There is no key of ${owner} at hand`);
  return seal(key, place, Buffer.from(plain)).toString("base64url");
}
