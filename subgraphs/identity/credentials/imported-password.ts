import { verify } from "@node-rs/bcrypt";

/** Each step doubles the work; a hash that costs more than three seconds would be a way to spend our processor. */
const MOST_COST = 16;

/** bcrypt takes no notice of what comes behind: a password that is longer is none of its. */
const MOST_BYTES = 72;

const OF_NOBODY = "$z3ehIB9iGRYwlGZNAfRN..zZLl8GzaOtABJjxEltj23L64chKWdfC";

/** Whether a hash is bcrypt's: from the system that the accounts were taken over from. */
export const isImported = (stored: string): boolean => stored.startsWith("$2");

/**
 * Whether the password is the one behind a bcrypt hash, with as much work as the dearest hash of this installation
 * costs: 2^n for a hash of that cost, and for one of less its own and the steps between. For null it is all for nobody.
 */
export async function importedMatches(stored: string | null, password: string, dearest: number): Promise<boolean> {
  const own = stored === null ? null : costOf(stored);
  const most = Math.min(dearest, MOST_COST);
  if (stored === null || own === null) {
    if (most > 0) await verify(password, ofNobody(most));
    return false;
  }
  const matches = await verify(password, stored);
  for (let cost = own; cost < most; cost++) await verify(password, ofNobody(cost));
  return matches && Buffer.byteLength(password) <= MOST_BYTES;
}

/** What a hash costs; null where it is malformed or costs too much to be looked at. */
function costOf(stored: string): number | null {
  const cost = Number(/^\$2[aby]\$(\d\d)\$[./\w]{53}$/.exec(stored)?.[1]);
  return cost >= 4 && cost <= MOST_COST ? cost : null;
}

const ofNobody = (cost: number) => `$2b$${String(cost).padStart(2, "0")}${OF_NOBODY}`;
