import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import type { PasskeyFault } from "./passkey.refused.ts";
import type { RelyingParty } from "./relying-party.ts";

/** What the browser must say that it was asked for. */
interface Expected {
  readonly type: "webauthn.create" | "webauthn.get";
  readonly challenge: string;
}

/**
 * What is wrong with what the browser says of itself (WebAuthn Level 3, sections 7.1 and 7.2, steps on C); null where nothing
 * is. The library looks at most of it again, but not by a name, and takes pages that are shown within others.
 */
export function clientFaultOf(party: RelyingParty, clientDataJSON: string, expected: Expected): PasskeyFault | null {
  const said = read(clientDataJSON);
  if (!said) return "MALFORMED";
  if (said.type !== expected.type) return "TYPE";
  if (said.challenge !== expected.challenge) return "CHALLENGE";
  if (!party.origins.includes(said.origin)) return "ORIGIN";
  return said.crossOrigin || said.topOrigin ? "EMBEDDED" : null;
}

function read(clientDataJSON: string): ReturnType<typeof decodeClientDataJSON> | null {
  try {
    const said: unknown = decodeClientDataJSON(clientDataJSON);
    return said && typeof said === "object" ? decodeClientDataJSON(clientDataJSON) : null;
  } catch {
    return null;
  }
}
