import { describe, expect, it } from "vitest";
import { STATEMENT_VECTORS } from "../../../../tests/saml-vectors.statements.ts";
import { SamlDesk } from "../../../../tests/setup/saml-desk.ts";
import { checkResponse } from "./checks.ts";
import { screenResponse } from "./screen.ts";
import type { SamlStatement } from "./statement.ts";
import { onlyChild } from "./xml.element.ts";
import { ASSERTION } from "./xml.namespaces.ts";

/** What our own checks make of an answer, whatever the library would have said of it before. */
function checked(desk: SamlDesk, answer: string | Buffer): SamlStatement {
  const response = screenResponse(Buffer.from(answer));
  const assertion = onlyChild(response, ASSERTION, "Assertion");
  if (!assertion) throw new Error("There is no assertion");
  return checkResponse(response, assertion, { ...desk.asked, idpEntityId: desk.idp.entityId });
}

describe("what a provider has rightly signed", () => {
  it.each(STATEMENT_VECTORS)("is refused by us too: $name", ({ attack, checked: reason }) => {
    const desk = new SamlDesk();

    expect(() => checked(desk, attack(desk))).toThrow(`${reason}.`);
  });

  it("says of somebody what it says, and until when it may be remembered", () => {
    const desk = new SamlDesk();

    const { notOnOrAfter, name, attributes } = checked(desk, desk.idp.answer(desk.asked));

    expect(notOnOrAfter.getTime() - desk.asked.now.getTime()).toBe(5 * 60_000);
    expect(name.value).toBe("asha@org.example");
    expect(attributes).toContainEqual({ name: "groups", values: ["officers", "staff"] });
  });

  it("has to answer its request where the provider may begin by itself, too", () => {
    const desk = new SamlDesk(new Date(), false, true);
    const asked = { ...desk.asked, requestId: "_request" };

    expect(() => checked(desk, desk.idp.answer(asked))).toThrow("IN_RESPONSE_TO.");
    expect(checked(desk, desk.idp.answer(desk.asked)).name.value).toBe("asha@org.example");
  });
});
