import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { isoBase64URL, parseAuthenticatorData } from "@simplewebauthn/server/helpers";
import { clientFaultOf } from "./client-data.ts";
import type { Passkey, PasskeyDeviceType } from "./passkey.entity.ts";
import { type PasskeyFault, PasskeyRefused } from "./passkey.refused.ts";
import type { RelyingParty } from "./relying-party.ts";
import { userHandleText } from "./user-handle.ts";

/** What a passkey said of itself, signed. */
export interface Assertion {
  readonly passkey: Passkey;
  readonly counter: number;
  readonly backedUp: boolean;
  /** Whether its authenticator checked who was there. */
  readonly verified: boolean;
}

/** What was asked for. */
interface Expected {
  readonly challenge: string;
  /** Whether it must have been checked who was there. */
  readonly verification: boolean;
  /** Whether the passkey has to say whose it is, because nothing else does. */
  readonly discoverable: boolean;
}

/**
 * Verifies an assertion against the passkey that it names (WebAuthn Level 3, section 7.2). The counter is for whoever has
 * locked the row: before the signature is known to be right it says nothing, and the library would look at it first.
 */
export async function verifyAssertion(
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  passkey: Passkey,
  expected: Expected,
): Promise<Assertion | PasskeyRefused> {
  const { clientDataJSON, userHandle } = response.response;
  const fault = clientFaultOf(party, clientDataJSON, { type: "webauthn.get", challenge: expected.challenge });
  if (fault) return new PasskeyRefused(fault);
  const owner = userHandleText(passkey.userId);
  if (userHandle ? userHandle !== owner : expected.discoverable) return new PasskeyRefused("OWNER");
  const signed = await verified(party, response, passkey, expected.challenge);
  if (typeof signed === "string") return new PasskeyRefused(signed);
  const { newCounter, userVerified, credentialDeviceType, credentialBackedUp } = signed;
  if (expected.verification && !userVerified) return new PasskeyRefused("UNVERIFIED");
  if (deviceTypeOf(credentialDeviceType) !== passkey.deviceType) return new PasskeyRefused("ELIGIBILITY");
  return { passkey, counter: newCounter, backedUp: credentialBackedUp, verified: userVerified };
}

async function verified(
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  { credentialId, publicKey }: Passkey,
  challenge: string,
) {
  try {
    const { flags } = parseAuthenticatorData(isoBase64URL.toBuffer(response.response.authenticatorData));
    if (!flags.up) return "ABSENT";
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      expectedType: "webauthn.get",
      // Each is decided by whoever asked, once the signature is known to be right.
      requireUserVerification: false,
      credential: { id: credentialId, publicKey, counter: 0 },
    });
    return verified ? authenticationInfo : "SIGNATURE";
  } catch (error) {
    return faultIn(error);
  }
}

/** The library's own name for a foreign relying party; whatever else it throws is an answer that cannot be read. */
export function faultIn(error: unknown): PasskeyFault {
  return error instanceof Error && error.name === "UnexpectedRPIDHash" ? "RP_ID" : "MALFORMED";
}

export const deviceTypeOf = (type: "singleDevice" | "multiDevice"): PasskeyDeviceType =>
  type === "multiDevice" ? "MULTI_DEVICE" : "SINGLE_DEVICE";
