import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";

/** More than any authenticator answers; longer ones are not read. */
export const LONGEST_RESPONSE = 16_384;

const base64url = (longest = LONGEST_RESPONSE) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+$/);

/** The longest that the standard lets an id be is 1023 bytes. */
const credential = { id: base64url(1364), rawId: base64url(1364), type: z.literal("public-key") };

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(),
    authenticatorData: base64url(),
    signature: base64url(),
    userHandle: base64url(88).nullish(),
  }),
});

const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(),
    attestationObject: base64url(),
    transports: z.array(z.string()).nullish(),
  }),
});

/** What a browser sends of a passkey that was used; null for anything else. */
export function assertionOf(text: string): AuthenticationResponseJSON | null {
  const { data } = assertion.safeParse(parsed(text));
  if (!data) return null;
  const { userHandle, ...response } = data.response;
  return { ...data, response: { ...response, userHandle: userHandle ?? undefined }, clientExtensionResults: {} };
}

/** What a browser sends of a passkey that was made; null for anything else. */
export function attestationOf(text: string): RegistrationResponseJSON | null {
  const { data } = attestation.safeParse(parsed(text));
  if (!data) return null;
  const { transports, ...response } = data.response;
  return { ...data, response: { ...response, transports: transports ?? [] }, clientExtensionResults: {} };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
