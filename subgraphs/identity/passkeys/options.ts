import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import type { IdentityContext } from "../context.ts";
import type { User } from "../users/user.entity.ts";
import { ALGORITHMS } from "./attestation.ts";
import { CHALLENGE_MS, openPasskeyChallenge } from "./challenge.ts";
import type { Passkey } from "./passkey.entity.ts";
import { PasskeyOptions } from "./passkey.types.ts";
import type { PasskeyChallenge } from "./passkey-challenge.entity.ts";
import { userHandleOf } from "./user-handle.ts";

/** What a new passkey of somebody is made with: found without a name, behind a PIN or a finger, and not where there is one. */
export async function creationOptions(
  ctx: IdentityContext,
  user: User,
  signInId: string | null,
  known: readonly Passkey[],
): Promise<PasskeyOptions> {
  const asked = await openPasskeyChallenge(ctx, { purpose: "REGISTER", userId: user.id, signInId });
  const options = await generateRegistrationOptions({
    rpName: "Casegraph",
    rpID: ctx.settings.passkeys.id,
    userName: user.email ?? user.phone ?? user.displayName,
    userDisplayName: user.displayName,
    userID: userHandleOf(user.id),
    challenge: bytesOf(asked),
    timeout: CHALLENGE_MS,
    attestationType: "none",
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return given(asked, options);
}

/** What a passkey is used with to sign in: whichever there is says whose it is. */
export async function signInOptions(ctx: IdentityContext): Promise<PasskeyOptions> {
  const asked = await openPasskeyChallenge(ctx, { purpose: "SIGN_IN", userId: null, signInId: null });
  return given(asked, await requestOptions(ctx, asked, []));
}

/** What one of somebody's passkeys is used with, after they said in another way who they are. */
export async function proofOptions(
  ctx: IdentityContext,
  userId: string,
  signInId: string | null,
  known: readonly Passkey[],
): Promise<PasskeyOptions> {
  const asked = await openPasskeyChallenge(ctx, { purpose: signInId ? "FACTOR" : "STEP_UP", userId, signInId });
  return given(asked, await requestOptions(ctx, asked, known));
}

function requestOptions(ctx: IdentityContext, asked: PasskeyChallenge, known: readonly Passkey[]) {
  return generateAuthenticationOptions({
    rpID: ctx.settings.passkeys.id,
    challenge: bytesOf(asked),
    timeout: CHALLENGE_MS,
    userVerification: asked.purpose === "FACTOR" ? "preferred" : "required",
    allowCredentials: known.map(descriptorOf),
  });
}

const descriptorOf = ({ credentialId, transports }: Passkey) => ({ id: credentialId, transports });
const bytesOf = ({ challenge }: PasskeyChallenge) => Uint8Array.from(Buffer.from(challenge, "base64url"));
const given = ({ id }: PasskeyChallenge, options: object): PasskeyOptions =>
  Object.assign(new PasskeyOptions(), { challengeId: id, options: JSON.stringify(options) });
