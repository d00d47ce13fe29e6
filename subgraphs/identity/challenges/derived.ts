import { createHmac, timingSafeEqual } from "node:crypto";
import type { Challenge } from "./challenge.entity.ts";

/** What a derived value is used as: one made for one use says nothing of the other. */
type Use = "code" | "link";

type Derivable = Pick<Challenge, "id" | "purpose" | "addressKind" | "address">;

const DIGITS = 6;
/** Six digits of 48 bits: how much likelier some are than others is less than one in a hundred million. */
const CODE_BYTES = 6;
const TOKEN = /^(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(?<mac>[\w-]{43})$/;

/**
 * The code of a challenge. It is kept nowhere: the row's id is 122 bits of a CSPRNG, and HMAC-SHA-256 of it under a key that
 * the database never sees is as good as a random code that was stored under a keyed hash (RFC 2104), with nothing stored.
 */
export function codeOf(secret: string, challenge: Derivable): string {
  const number = macOf(secret, "code", challenge).readUIntBE(0, CODE_BYTES) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, "0");
}

/** Whether this is its code, in the time that it takes for any; blanks between digits do no harm. */
export function isCodeOf(secret: string, challenge: Derivable, given: string): boolean {
  return sameText(codeOf(secret, challenge), given.normalize("NFKC").replace(/[\s-]/g, ""));
}

/** What its link holds: which challenge, and the proof that we wrote it. */
export function linkTokenOf(secret: string, challenge: Derivable): string {
  return `${challenge.id}.${macOf(secret, "link", challenge).toString("base64url")}`;
}

/** Whether this is the token of its link. */
export function isLinkTokenOf(secret: string, challenge: Derivable, token: string): boolean {
  return sameText(linkTokenOf(secret, challenge), token);
}

/** Which challenge a link's token names; null where it is none. Nothing is proven by it. */
export function idInLinkToken(token: string): string | null {
  return TOKEN.exec(token)?.groups?.id ?? null;
}

function macOf(secret: string, use: Use, { id, purpose, addressKind, address }: Derivable): Buffer {
  return createHmac("sha256", secret).update([use, id, purpose, addressKind, address].join("\n")).digest();
}

function sameText(own: string, given: string): boolean {
  const [one, other] = [Buffer.from(own), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
