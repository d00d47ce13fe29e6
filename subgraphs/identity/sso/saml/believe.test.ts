import { describe, expect, it } from "vitest";
import { honest, SAML_VECTORS } from "../../../../tests/saml-vectors.ts";
import { SamlDesk } from "../../../../tests/setup/saml-desk.ts";

describe("an answer of an identity provider that is not what it must be", () => {
  it.each(SAML_VECTORS)("is refused as $reason: $name", async ({ attack, reason, control = honest }) => {
    const desk = new SamlDesk();

    expect(await desk.refusalOf(attack(desk))).toBe(reason);
    expect(await desk.nameIn(control(desk))).toBe("asha@org.example");
  });
});
