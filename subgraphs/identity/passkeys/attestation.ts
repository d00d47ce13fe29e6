import { type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import {
  COSEALG,
  cose,
  decodeAttestationObject,
  decodeCredentialPublicKey,
  isoBase64URL,
  parseAuthenticatorData,
} from "@simplewebauthn/server/helpers";
import { deviceTypeOf, faultIn } from "./assertion.ts";
import { clientFaultOf } from "./client-data.ts";
import type { Passkey } from "./passkey.entity.ts";
import { type PasskeyFault, PasskeyRefused } from "./passkey.refused.ts";
import type { RelyingParty } from "./relying-party.ts";

/** What keys may sign with: ES256, RS256 and EdDSA, which every authenticator can one of. */
export const ALGORITHMS = [COSEALG.ES256, COSEALG.EdDSA, COSEALG.RS256];

/** A way to reach an authenticator, as browsers are given it back (WebAuthn Level 3, section 5.8.4). */
const TRANSPORTS: ReadonlySet<string> = new Set(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);

/** What a new passkey is, before it has a name and an owner. */
export type NewPasskey = Pick<
  Passkey,
  "credentialId" | "publicKey" | "counter" | "transports" | "deviceType" | "backedUp" | "aaguid"
>;

/** Verifies that a passkey was just made for this challenge (WebAuthn Level 3, section 7.1). */
export async function verifyAttestation(
  party: RelyingParty,
  response: RegistrationResponseJSON,
  challenge: string,
): Promise<NewPasskey | PasskeyRefused> {
  const { clientDataJSON, transports = [] } = response.response;
  const fault = clientFaultOf(party, clientDataJSON, { type: "webauthn.create", challenge });
  if (fault) return new PasskeyRefused(fault);
  const made = await verified(party, response, challenge);
  if (typeof made === "string") return new PasskeyRefused(made);
  // What is signed says which credential it is; what stands around it must say the same.
  if (made.credential.id !== response.id) return new PasskeyRefused("MALFORMED");
  return {
    credentialId: made.credential.id,
    publicKey: made.credential.publicKey,
    counter: made.credential.counter,
    transports: [...new Set(transports)].filter((transport) => TRANSPORTS.has(transport)),
    deviceType: deviceTypeOf(made.credentialDeviceType),
    backedUp: made.credentialBackedUp,
    aaguid: made.aaguid,
  };
}

async function verified(party: RelyingParty, response: RegistrationResponseJSON, challenge: string) {
  try {
    const fault = objectFaultOf(response.response.attestationObject);
    if (fault) return fault;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      expectedType: "webauthn.create",
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return "SIGNATURE";
    return registrationInfo;
  } catch (error) {
    return faultIn(error);
  }
}

/**
 * Nobody is asked to vouch for an authenticator, so that there is no statement, or one by the new key itself. A certificate
 * is never read: the library would fetch what it names, from wherever whoever sends it likes.
 */
function objectFaultOf(attestationObject: string): PasskeyFault | null {
  const object = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = object.get("fmt");
  const own = format === "none" || (format === "packed" && object.get("attStmt").get("x5c") === undefined);
  if (!own) return "ATTESTATION";
  const { flags, credentialPublicKey } = parseAuthenticatorData(object.get("authData"));
  if (!flags.up) return "ABSENT";
  if (!flags.uv) return "UNVERIFIED";
  const algorithm = credentialPublicKey && decodeCredentialPublicKey(credentialPublicKey).get(cose.COSEKEYS.alg);
  return ALGORITHMS.some((known) => known === algorithm) ? null : "ALGORITHM";
}
