import { describe, expect, it } from "vitest";
import { HONEST, SamlDesk } from "../../../../tests/setup/saml-desk.ts";
import { SAML_VECTORS } from "../../../../tests/saml-vectors.ts";

describe("an answer of an identity provider that is not what it must be", () => {
  it.each(SAML_VECTORS)("is refused as $reason: $name", async ({ attack, reason, control = HONEST }) => {
    const desk = new SamlDesk();

    expect(await desk.refusalOf(attack(desk))).toBe(reason);
    expect(await desk.nameIn(control(desk))).toBe("asha@org.example");
  });
});
