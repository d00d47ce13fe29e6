import { hash, verify } from "@node-rs/argon2";
import { inTurn } from "./hashing-queue.ts";
import { importedMatches, isImported } from "./imported-password.ts";

/** OWASP's floor for argon2id (the library's default algorithm): 19 MiB, two passes. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PRESENT = "$argon2id$v=19$m=19456,t=2,p=1$";

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS));
}

/** The same where it is still worth the work when its turn comes; null where it is not. */
export function hashPasswordIf(isWorth: () => Promise<boolean>, password: string): Promise<string | null> {
  return inTurn(async () => ((await isWorth()) ? hash(password, PARAMETERS) : null));
}

/**
 * Whether the password is the one behind the hash. It is the same work for nobody and for everybody: one argon2id, and
 * while some account has a bcrypt hash from elsewhere, as much of that as the dearest of those costs.
 */
export async function passwordMatches(stored: string | null, password: string, dearestImported = 0): Promise<boolean> {
  const imported = stored !== null && isImported(stored) ? stored : null;
  return inTurn(async () => {
    const matches = await verify(imported ? NOBODYS_HASH : (stored ?? NOBODYS_HASH), password);
    if (dearestImported === 0 && !imported) return stored !== null && matches;
    const importedOne = await importedMatches(imported, password, dearestImported);
    return imported ? importedOne : stored !== null && matches;
  });
}

/** Whether a hash was made with less than today's parameters, or elsewhere: made anew when its password is next seen. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(PRESENT);

/** Of a password that nobody has, with the parameters above: who does not exist costs what everybody costs. */
export const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$vfO8tuhKFAIVSTbOiGhmPA$fXBr4OpuvdCvgdevtwRXFfU9TCZxiPmYGhNS+c9aGFk";
