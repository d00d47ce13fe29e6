const KNOWN = "casegraph.ledgerKeys";

type Kept = Pick<Storage, "getItem" | "setItem">;

/** Whether this browser knows the key that signed a head: the first it meets, and those that a person accepted since. */
export function knowsKey(id: string, kept: Kept = localStorage): boolean {
  const known = knownKeys(kept);
  if (known.length === 0) acceptKey(id, kept);
  return known.length === 0 || known.includes(id);
}

/** Somebody has compared it with what their operator says. */
export function acceptKey(id: string, kept: Kept = localStorage): void {
  kept.setItem(KNOWN, [...knownKeys(kept), id].join(" "));
}

function knownKeys(kept: Kept): string[] {
  return kept.getItem(KNOWN)?.split(" ") ?? [];
}
