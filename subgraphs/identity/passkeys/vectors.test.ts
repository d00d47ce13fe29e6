import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { PasskeyDesk, straight } from "../../../tests/setup/passkeys.ts";
import { signsInHonestly, WEBAUTHN_VECTORS } from "../../../tests/webauthn-vectors.ts";

const test = useBackend();
const desk = () => new PasskeyDesk(test, straight(test));

describe("an answer of a passkey that is not what it must be", () => {
  it.each(WEBAUTHN_VECTORS)("is refused: $name", async ({ attack, control = signsInHonestly }) => {
    expect(await attack(desk())).toBe(false);
    expect(await control(desk())).toBe(true);
  });
});
