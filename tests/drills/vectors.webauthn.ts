import { call, PORTAL, type TRANSPORTS } from "../../router/testing/world.ts";
import { atOnce } from "../setup/at-once.ts";
import { PASSKEY_OPERATIONS, PasskeyDesk, type Send } from "../setup/passkeys.ts";
import type { Stage } from "../setup/stage.ts";
import { signsInHonestly, WEBAUTHN_VECTORS } from "../webauthn-vectors.ts";
import type { Tally } from "./vectors.tally.ts";
import { verdictOn } from "./vectors.verdict.ts";

const idOf = (operation: string) => `with a passkey: ${operation}`;

/** What a router has to know by its id; codes have operations of the same names. */
export const PASSKEY_DOCUMENTS = Object.entries(PASSKEY_OPERATIONS).map(([name, text]) => [idOf(name), text] as const);

/** Tries everything that can be misused of passkeys, with an authenticator in software that lies, through one router. */
export async function tryPasskeys(
  { test, routers }: Stage,
  transport: (typeof TRANSPORTS)[number],
  tally: Tally,
): Promise<void> {
  await atOnce(8, WEBAUTHN_VECTORS, async ({ name, attack, control = signsInHonestly }) => {
    const desk = new PasskeyDesk(test, through(`http://127.0.0.1:${routers.ports[transport]}`));
    const [accepted, controlled] = [await verdictOn(() => attack(desk)), await verdictOn(() => control(desk))];
    tally.note(`WebAuthn: ${name}`, accepted, controlled, desk.answered);
  });
}

/** As a program asks, or a browser with the cookie that it began with. */
function through(url: string): Send {
  return async (operation, input, { address, begin, authorization }) => {
    const asked = begin ? { documentId: idOf(operation) } : { query: PASSKEY_OPERATIONS[operation] };
    const browser: Record<string, string> = begin ? { ...PORTAL, cookie: `__Host-begin=${begin}` } : {};
    const { json, text } = await call(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": address,
        ...(authorization && { authorization }),
        ...browser,
      },
      body: JSON.stringify({ ...asked, variables: input ? { input } : {} }),
    });
    if (!json) throw new Error(`${operation} was answered: ${text}`);
    return json;
  };
}
