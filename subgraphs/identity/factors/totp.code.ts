import { generateSecret, generateURI, NobleCryptoPlugin, ScureBase32Plugin, verifySync } from "otplib";
import type { IdentityContext } from "../context.ts";
import type { Factor } from "./factor.entity.ts";
import { openSeed } from "./factor.keys.ts";

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, a step of 30 seconds; one step early or late is right. */
const SHAPE = { strategy: "totp", algorithm: "sha1", digits: 6, period: 30 } as const;
const TOLERANCE_S = 30;

const base32 = new ScureBase32Plugin();
const crypto = new NobleCryptoPlugin();

/** A new seed of 160 bits (RFC 4226, 4). */
export function newSeed(): Buffer {
  return Buffer.from(base32.decode(generateSecret({ base32, crypto })));
}

/** A seed as it is typed. */
export function spelled(seed: Buffer): string {
  return base32.encode(seed, { padding: false });
}

/** A seed as a QR code holds it, with the name under which the app shows it. */
export function uriOf(seed: Buffer, { issuer, label }: { issuer: string; label: string }): string {
  return generateURI({ ...SHAPE, issuer, label, secret: spelled(seed) });
}

/** The time step that a code is of; null where it is of none near now. Whether it was used before is not asked here. */
export function matchOf(
  ctx: IdentityContext,
  factor: Pick<Factor, "id" | "userId" | "secret">,
  code: string,
): number | null {
  const token = code.normalize("NFKC").replace(/[\s-]/g, "");
  const secret = openSeed(ctx.settings, factor);
  if (!secret || !/^\d{6}$/.test(token)) return null;
  const epoch = Math.floor(ctx.now().getTime() / 1000);
  const found = verifySync({ ...SHAPE, base32, crypto, secret, token, epoch, epochTolerance: TOLERANCE_S });
  return found.valid && "timeStep" in found ? found.timeStep : null;
}
