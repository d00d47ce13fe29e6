import { createHmac } from "node:crypto";
import type { SamlScene, SamlVector } from "./saml-vectors.ts";
import { SamlForge, type Signing } from "./setup/saml-forge.ts";

const SHA1 = { signatureMethod: "http://www.w3.org/2000/09/xmldsig#rsa-sha1", hash: "sha1" } as const;
const SHA1_DIGEST = "http://www.w3.org/2000/09/xmldsig#sha1";

/** An answer whose response, assertion or both are signed in another way than they are meant to be. */
const signing = (
  name: string,
  reason: string,
  response: Partial<Signing>,
  assertion: Partial<Signing> = {},
): SamlVector => ({
  name,
  reason,
  attack({ idp, asked }) {
    const told = idp.tell(asked);
    return idp.response(told, idp.assertion(told, assertion), response);
  },
});

/** A right answer that was changed after it was signed. */
const changed = (name: string, reason: string, change: (answer: string, scene: SamlScene) => string): SamlVector => ({
  name,
  reason,
  attack: (scene) => change(scene.idp.answer(scene.asked), scene),
});

const SIGNATURES = /<ds:Signature [\s\S]*?<\/ds:Signature>/g;
const stranger = { key: SamlForge.strangeKey, certificate: new SamlForge(SamlForge.strangeKey).certificate };

/** Keys, algorithms, and what is signed. */
export const SIGNATURE_VECTORS: readonly SamlVector[] = [
  changed("no signature at all", "NOT_SIGNED", (answer) => answer.replace(SIGNATURES, "")),
  changed("a response without its signature", "NOT_SIGNED", (answer) =>
    answer.replace(/<ds:Signature .*?<\/ds:Signature>/, ""),
  ),
  {
    name: "an assertion without its signature in a signed response",
    reason: "NOT_SIGNED",
    attack({ idp, asked }) {
      const told = idp.tell(asked);
      return idp.response(told, idp.assertion(told).replace(SIGNATURES, ""));
    },
  },
  changed("another name than was signed", "SIGNATURE_WRONG", (answer) => answer.replace(">asha@", ">mallory@")),
  changed("another attribute than was signed", "SIGNATURE_WRONG", (answer) => answer.replace(">officers<", ">admins<")),
  changed("another destination than was signed", "SIGNATURE_WRONG", (answer) =>
    answer.replace(/Destination="[^"]*"/, 'Destination="https://evil.example/acs"'),
  ),
  changed("another status than was signed", "SIGNATURE_WRONG", (answer) =>
    answer.replace("status:Success", "status:Requester"),
  ),
  changed("a signature with another bit", "SIGNATURE_WRONG", (answer) =>
    answer.replace(
      /<ds:SignatureValue>(.)/,
      (_all, first: string) => `<ds:SignatureValue>${first === "A" ? "B" : "A"}`,
    ),
  ),
  changed("an empty signature", "SIGNATURE_WRONG", (answer) =>
    answer.replace(/<ds:SignatureValue>[^<]*/, "<ds:SignatureValue>"),
  ),
  changed("what was signed twice", "SIGNATURE_SHAPE", (answer) =>
    answer.replace(/<ds:SignedInfo>[\s\S]*?<\/ds:SignedInfo>/, (info) => info + info),
  ),
  changed("two references in one signature", "SIGNATURE_SHAPE", (answer) =>
    answer.replace(/<ds:Reference [\s\S]*?<\/ds:Reference>/, (reference) => reference + reference),
  ),
  changed("two digests in one reference", "SIGNATURE_SHAPE", (answer) =>
    answer.replace(/<ds:DigestValue>[^<]*<\/ds:DigestValue>/, (digest) => digest + digest),
  ),
  changed("an object in a signature", "SIGNATURE_SHAPE", (answer) =>
    answer.replace("</ds:Signature>", "<ds:Object></ds:Object></ds:Signature>"),
  ),
  changed("a digest with something within", "SIGNATURE_SHAPE", (answer) =>
    answer.replace("</ds:DigestValue>", "<e xmlns='urn:e'></e></ds:DigestValue>"),
  ),
  signing("a key that nobody has agreed to", "SIGNATURE_WRONG", stranger, stranger),
  signing("a strange key around a right assertion", "SIGNATURE_WRONG", stranger),
  signing("a strange key within a right response", "SIGNATURE_WRONG", {}, stranger),
  signing("a strange key beside the certificate of the right one", "SIGNATURE_WRONG", { key: SamlForge.strangeKey }),
  signing("a response that is signed with SHA-1", "WEAK_ALGORITHM", SHA1),
  signing("an assertion that is signed with SHA-1", "WEAK_ALGORITHM", {}, SHA1),
  signing("a digest with SHA-1", "WEAK_ALGORITHM", { digestMethod: SHA1_DIGEST }),
  signing("an algorithm that nobody knows", "UNKNOWN_ALGORITHM", { signatureMethod: "urn:none" }),
  signing("a digest that nobody knows", "UNKNOWN_ALGORITHM", { digestMethod: "urn:none" }),
  {
    name: "a MAC with the public key for its secret",
    reason: "WEAK_ALGORITHM",
    attack({ idp, asked }) {
      const signatureMethod = "http://www.w3.org/2000/09/xmldsig#hmac-sha1";
      const told = idp.tell(asked);
      const answer = idp.response(told, idp.assertion(told), { signatureMethod });
      const info = /<ds:SignedInfo>[\s\S]*?<\/ds:SignedInfo>/.exec(answer)?.[0] ?? "";
      const mac = createHmac("sha1", idp.certificate).update(info).digest("base64");
      return answer.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${mac}`);
    },
  },
  signing("a canonicalization that voids everything", "UNKNOWN_CANONICALIZATION", { canonicalization: "urn:void" }),
  signing("a canonicalization that keeps comments", "UNKNOWN_CANONICALIZATION", {
    canonicalization: "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
  }),
  signing("a transform by a stylesheet", "UNKNOWN_TRANSFORM", {
    transforms: ["http://www.w3.org/TR/1999/REC-xslt-19991116", "http://www.w3.org/2001/10/xml-exc-c14n#"],
  }),
  signing("a transform that picks what is signed", "UNKNOWN_TRANSFORM", {
    transforms: [
      "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
      "http://www.w3.org/2001/10/xml-exc-c14n#",
      "http://www.w3.org/TR/1999/REC-xpath-19991116",
    ],
  }),
  signing("no transform", "UNKNOWN_TRANSFORM", { transforms: [] }),
];
