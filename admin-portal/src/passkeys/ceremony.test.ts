import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogue as english } from "../i18n/en/catalogue.ts";
import { catalogue as hindi } from "../i18n/hi/catalogue.ts";
import { askPasskey, makePasskey } from "./ceremony.ts";

/** A browser at this host, whose authenticators answer with an error of this name. */
function failing(name: string, hostname = "casegraph.example"): void {
  const fail = () => Promise.reject(new DOMException("What browsers say is for nobody to read.", name));
  vi.stubGlobal("PublicKeyCredential", class {});
  vi.stubGlobal("location", { hostname });
  vi.stubGlobal("navigator", { credentials: { get: fail, create: fail } });
}
afterEach(() => vi.unstubAllGlobals());

const REQUEST = JSON.stringify({ challenge: "AAAA", rpId: "casegraph.example" });
const CREATION = JSON.stringify({
  challenge: "AAAA",
  rp: { id: "casegraph.example", name: "Casegraph" },
  user: { id: "AAAA", name: "asha", displayName: "Asha" },
  pubKeyCredParams: [{ type: "public-key", alg: -7 }],
  authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
});

describe("a passkey that came to nothing", () => {
  it.each([
    ["notUsed", "declined, too late or not there", "NotAllowedError", undefined],
    ["notUsed", "of no reason that is known", "UnknownError", undefined],
    ["address", "at a number instead of a name", "SecurityError", "192.0.2.1"],
    ["address", "at another host", "SecurityError", "localhost"],
  ] as const)("is told as %s when it is %s", async (fault, _when, name, hostname) => {
    failing(name, hostname);

    await expect(askPasskey(REQUEST)).rejects.toMatchObject({ code: "INVALID", message: `passkeys.fault.${fault}` });
  });

  it.each([
    ["notUsed", "it was declined", "NotAllowedError"],
    ["known", "there is one already", "InvalidStateError"],
    ["device", "the device can keep none", "ConstraintError"],
  ] as const)("is told as %s where it was to be made and %s", async (fault, _why, name) => {
    failing(name);

    await expect(makePasskey(CREATION)).rejects.toMatchObject({ code: "INVALID", message: `passkeys.fault.${fault}` });
  });

  it.each(["notUsed", "known", "address", "device"] as const)("has words for %s that say what to do", (fault) => {
    expect(english.passkeys.fault[fault]).toMatch(/\b(Try again|Use|Open|Set)\b/);
    expect(hindi.passkeys.fault[fault]).toMatch(/\p{Script=Devanagari}/u);
  });
});
