import { randomBytes } from "node:crypto";

/** Crockford's base32: nothing in it is read as something else. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten characters of five bits each. */
const LENGTH = 10;

/** A new code as it is shown: XXXXX-XXXXX. 32 divides 256, so every code is as likely. */
export function newBackupCode(): string {
  const text = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
}

/** A code as somebody typed it, in the one way that it is counted: whatever its case, its dashes, and what looks alike. */
export function normalised(code: string): string {
  return code.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
}
