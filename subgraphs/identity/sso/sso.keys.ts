import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { KEY_BYTES, seal, unseal } from "../../shared/seals/seal.ts";
import type { IdentitySettings } from "../settings.ts";

type Secret = { readonly sso: Pick<IdentitySettings["sso"], "secret"> };

/** What a journey sends along and has to find again: of its id and the secret outside, so that it stands nowhere. */
export function derivedOf(settings: Secret, use: "pkce verifier" | "nonce", journeyId: string): string {
  return createHmac("sha256", keyOf(settings, use)).update(journeyId).digest("base64url");
}

/** Text as it stands in the database: it opens with the secret outside, and in this place alone. */
export function sealText(settings: Secret, place: string, text: string): Buffer {
  return seal(keyOf(settings, "seals"), place, Buffer.from(text));
}

/** What was sealed; null where it was moved, or sealed with another secret. */
export function openText(settings: Secret, place: string, sealed: Buffer): string | null {
  return unseal(keyOf(settings, "seals"), place, sealed)?.toString() ?? null;
}

function keyOf({ sso: { secret } }: Secret, use: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", `casegraph single sign-on: ${use}`, KEY_BYTES)));
}
