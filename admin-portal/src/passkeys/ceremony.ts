import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from "@simplewebauthn/browser";
import { Failure } from "../server/failure.ts";

/** Whether this browser can have passkeys at all. */
export const canUsePasskeys = browserSupportsWebAuthn;

/** Has somebody use a passkey, of those that they are shown or of those that the browser fills in; the answer is for the server. */
export async function askPasskey(options: string, { autofill = false } = {}): Promise<string> {
  try {
    return JSON.stringify(
      await startAuthentication({ optionsJSON: JSON.parse(options), useBrowserAutofill: autofill }),
    );
  } catch (error) {
    throw explained(error);
  }
}

/** Has the browser make a passkey; the answer is for the server. */
export async function makePasskey(options: string): Promise<string> {
  try {
    return JSON.stringify(await startRegistration({ optionsJSON: JSON.parse(options) }));
  } catch (error) {
    throw explained(error);
  }
}

/** Ends whatever the browser asks at the moment. */
export function stopAsking(): void {
  WebAuthnAbortService.cancelCeremony();
}

/** What went wrong on the device, as people can be told. */
function explained(error: unknown): unknown {
  if (error instanceof WebAuthnError) {
    if (error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return fault("passkeys.fault.known");
    if (error.code === "ERROR_INVALID_DOMAIN" || error.code === "ERROR_INVALID_RP_ID")
      return fault("passkeys.fault.address");
    if (error.code.startsWith("ERROR_AUTHENTICATOR_MISSING")) return fault("passkeys.fault.device");
  }
  // What is declined, what takes too long and what no passkey fits is one answer: browsers tell no more.
  return fault("passkeys.fault.notUsed");
}

function fault(key: string): Failure {
  return new Failure("INVALID", key);
}
