import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { KEY_BYTES, seal, unseal } from "../../shared/seals/seal.ts";
import type { IdentitySettings } from "../settings.ts";
import type { Factor } from "./factor.entity.ts";

type Secret = Pick<IdentitySettings, "factorSecret">;

/** A seed as it stands in the database: it opens with the secret outside, for this person and this row alone. */
export function sealSeed(settings: Secret, of: Pick<Factor, "id" | "userId">, seed: Buffer): Buffer {
  return seal(keyOf(settings, "seeds"), placeOf(of), seed);
}

/** The seed of an authenticator app; null where the row was moved, or sealed with another secret. */
export function openSeed(settings: Secret, { secret, ...of }: Pick<Factor, "id" | "userId" | "secret">): Buffer | null {
  return secret && unseal(keyOf(settings, "seeds"), placeOf(of), secret);
}

/** What stands in the database of a backup code: without the secret outside nobody can try codes against it. */
export function hashOfBackupCode(settings: Secret, userId: string, code: string): Buffer {
  return createHmac("sha256", keyOf(settings, "backup codes")).update(`${userId}\n${code}`).digest();
}

const placeOf = ({ id, userId }: Pick<Factor, "id" | "userId">) => `seed ${id} of ${userId}`;

function keyOf({ factorSecret }: Secret, use: "seeds" | "backup codes"): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", factorSecret, "", `casegraph factors: ${use}`, KEY_BYTES)));
}
