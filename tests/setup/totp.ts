import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

/** What an authenticator app shows (RFC 6238 as it is written, by nothing that the product uses); `steps` from then. */
export function totpOf(secret: string, steps = 0, at = Date.now()): string {
  const bits = [...secret].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, "0")).join("");
  const seed = Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS) + steps));
  const mac = createHmac("sha1", seed).update(counter).digest();
  const number = mac.readUInt32BE(mac.readUInt8(19) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** Six digits that are no code of around now. */
export function wrongTotp(secret: string): string {
  const near = [-2, -1, 0, 1, 2, 3].map((steps) => totpOf(secret, steps));
  for (let n = 0; ; n++) {
    const code = String(n).padStart(6, "0");
    if (!near.includes(code)) return code;
  }
}
