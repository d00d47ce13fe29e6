import type { Authenticator } from "./setup/authenticator.ts";
import type { PasskeyDesk } from "./setup/passkeys.ts";
import { FACTOR_VECTORS } from "./webauthn-vectors.factor.ts";
import { REGISTRATION_VECTORS } from "./webauthn-vectors.registration.ts";
import { SIGN_IN_VECTORS } from "./webauthn-vectors.sign-in.ts";

/** Something that must open nothing, and the same done as it is meant to be, which must open what it is for. */
export interface WebauthnVector {
  readonly name: string;
  /** Whether it opened something. */
  readonly attack: (desk: PasskeyDesk) => Promise<boolean>;
  /** Somebody who signs in with their own passkey, unless said otherwise. */
  readonly control?: (desk: PasskeyDesk) => Promise<boolean>;
}

/** Whoever signs in as they are meant to. */
export async function signsInHonestly(desk: PasskeyDesk, kind?: Authenticator["kind"]): Promise<boolean> {
  return desk.signIn(await desk.holder(kind));
}

/** Every way in which passkeys can be misused: one answer of each verification step, and what is around it. */
export const WEBAUTHN_VECTORS: readonly WebauthnVector[] = [
  ...SIGN_IN_VECTORS,
  ...REGISTRATION_VECTORS,
  ...FACTOR_VECTORS,
];
