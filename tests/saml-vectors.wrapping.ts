import type { SamlScene, SamlVector } from "./saml-vectors.ts";
import { assertionOf, responseOf, type Told } from "./setup/saml-forge.ts";

const MALLORY = "mallory@org.example";

/** What was really signed, in its parts, and what an attacker makes beside it: they can sign nothing. */
interface Pieces {
  readonly told: Told;
  /** The signed assertion and the signed response around it, as they were sent. */
  readonly assertion: string;
  readonly response: string;
  readonly assertionSignature: string;
  readonly responseSignature: string;
  /** An assertion of the attacker's own, with another id, where a signature may be put after its issuer. */
  readonly evil: (signature?: string, id?: string) => string;
  /** The response once more, unsigned, around something else. */
  readonly around: (content: string, signature?: string, id?: string) => string;
}

function pieces({ idp, asked }: SamlScene): Pieces {
  const told = idp.tell(asked);
  const assertionSignature = idp.signature(assertionOf(told), told.assertionId);
  const [before, after] = assertionOf(told);
  const assertion = before + assertionSignature + after;
  const parted = responseOf(told, assertion);
  const responseSignature = idp.signature(parted, told.responseId);
  return {
    told,
    assertion,
    response: parted[0] + responseSignature + parted[1],
    assertionSignature,
    responseSignature,
    evil(signature = "", id = "_evil") {
      const [first, last] = assertionOf({ ...told, assertionId: id, name: MALLORY });
      return first + signature + last;
    },
    around(content, signature = "", id = told.responseId) {
      const [first, last] = responseOf({ ...told, responseId: id }, content);
      return first + signature + last;
    },
  };
}

const wrapping = (name: string, reason: string, wrap: (pieces: Pieces) => string): SamlVector => ({
  name,
  reason,
  attack: (scene) => wrap(pieces(scene)),
});

const within = (outer: string, inner: string, closing: string) => outer.replace(closing, `${inner}${closing}`);
const inAnObject = (signature: string, inner: string) =>
  within(signature, `<ds:Object>${inner}</ds:Object>`, "</ds:Signature>");

/** Signature wrapping: the signature stays right, and stands around something else than what is believed (Somorovsky 2012). */
export const WRAPPING_VECTORS: readonly SamlVector[] = [
  wrapping("XSW1: another response, with the signed one within its signature", "SEVERAL_ASSERTIONS", (p) =>
    p.around(p.evil(), inAnObject(p.responseSignature, p.response.replace(p.responseSignature, "")), "_evil-response"),
  ),
  wrapping("XSW2: another response, with the signed one before its signature", "SEVERAL_ASSERTIONS", (p) =>
    p.around(p.evil(), p.response.replace(p.responseSignature, "") + p.responseSignature, "_evil-response"),
  ),
  wrapping("XSW3: another assertion before the signed one", "SEVERAL_ASSERTIONS", (p) =>
    p.around(p.evil() + p.assertion, p.responseSignature),
  ),
  wrapping("XSW4: the signed assertion within another one", "SEVERAL_ASSERTIONS", (p) =>
    p.around(within(p.evil(), p.assertion, "</saml:Assertion>"), p.responseSignature),
  ),
  wrapping("XSW5: another assertion with the signature, and the signed one at the end", "SEVERAL_ASSERTIONS", (p) =>
    p.around(p.evil(p.assertionSignature) + p.assertion.replace(p.assertionSignature, ""), p.responseSignature),
  ),
  wrapping("XSW6: the signed assertion within the signature of another one", "SEVERAL_ASSERTIONS", (p) =>
    p.around(
      p.evil(within(p.assertionSignature, p.assertion.replace(p.assertionSignature, ""), "</ds:Signature>")),
      p.responseSignature,
    ),
  ),
  wrapping("XSW7: another assertion among the extensions", "SEVERAL_ASSERTIONS", (p) =>
    p.response.replace("<samlp:Status>", `<samlp:Extensions>${p.evil()}</samlp:Extensions><samlp:Status>`),
  ),
  wrapping("XSW8: the signed assertion within an object of the signature of another one", "SEVERAL_ASSERTIONS", (p) =>
    p.around(
      p.evil(inAnObject(p.assertionSignature, p.assertion.replace(p.assertionSignature, ""))),
      p.responseSignature,
    ),
  ),
  wrapping("XSW9: the signed response among the details of the status of another one", "SEVERAL_ASSERTIONS", (p) =>
    within(
      p.around(p.evil(), "", "_evil-response"),
      `<samlp:StatusDetail>${p.response}</samlp:StatusDetail>`,
      "</samlp:Status>",
    ),
  ),
  wrapping("XSW10: the signed assertion as the value of an attribute of another one", "SEVERAL_ASSERTIONS", (p) =>
    p.around(within(p.evil(), p.assertion, "</saml:AttributeValue>"), p.responseSignature),
  ),
  wrapping("an element with the id of the signed assertion", "DUPLICATE_ID", (p) =>
    p.response.replace("<samlp:Status>", `<samlp:Status ID="${p.told.assertionId}">`),
  ),
  wrapping("an element with the id of the signed response, spelt in another way", "DUPLICATE_ID", (p) =>
    p.response.replace("<samlp:Status>", `<samlp:Status Id="${p.told.responseId}">`),
  ),
  wrapping("an assertion of a namespace that nobody knows beside the signed one", "SEVERAL_ASSERTIONS", (p) =>
    p.response.replace("<samlp:Status>", `<e:Assertion xmlns:e="urn:evil" ID="_evil"></e:Assertion><samlp:Status>`),
  ),
  wrapping("the signed assertion of a namespace that nobody knows", "UNEXPECTED_ELEMENT", (p) =>
    p.around(
      p.evil(p.assertionSignature, p.told.assertionId).replace("2.0:assertion", "2.0:assertions"),
      p.responseSignature,
    ),
  ),
  wrapping("the only assertion among the extensions", "UNEXPECTED_ELEMENT", (p) =>
    p.around(`<samlp:Extensions>${p.assertion}</samlp:Extensions>`, p.responseSignature),
  ),
  wrapping("a part in the response that responses have not", "UNEXPECTED_ELEMENT", (p) =>
    p.response.replace("<samlp:Status>", `<e:Note xmlns:e="urn:evil"></e:Note><samlp:Status>`),
  ),
  wrapping("a second signature of the response", "SIGNATURE_MISPLACED", (p) =>
    p.response.replace(p.responseSignature, p.responseSignature + p.responseSignature),
  ),
  wrapping("a second signature of the assertion", "SIGNATURE_MISPLACED", (p) =>
    p.around(
      p.assertion.replace(p.assertionSignature, p.assertionSignature + p.assertionSignature),
      p.responseSignature,
    ),
  ),
  wrapping("a signature that signs neither", "SIGNATURE_MISPLACED", (p) =>
    within(p.response, p.assertionSignature, "</samlp:Status>"),
  ),
  wrapping("the assertion's signature in the response's place", "SIGNATURE_REFERENCE", (p) =>
    p.around(p.assertion, p.assertionSignature),
  ),
  wrapping("a signature of the whole document, whatever that is", "SIGNATURE_REFERENCE", (p) =>
    p.response.replace(`URI="#${p.told.responseId}"`, 'URI=""'),
  ),
  wrapping("a response whose id the signature does not have", "SIGNATURE_REFERENCE", (p) =>
    p.response.replace(`ID="${p.told.responseId}"`, 'ID="_another"'),
  ),
];
