import type { SamlScene, SamlVector } from "./saml-vectors.ts";

/** A right answer whose bytes were changed before anything was verified. */
const bytes = (
  name: string,
  reason: string,
  change: (answer: string, scene: SamlScene) => string | Buffer,
): SamlVector => ({
  name,
  reason,
  attack: (scene) => change(scene.idp.answer(scene.asked), scene),
});

const DOCTYPE = '<!DOCTYPE r [<!ENTITY who SYSTEM "file:///etc/passwd">]>';
const BOMB = `<!DOCTYPE r [<!ENTITY a "${"lol".repeat(9)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

/** What must not reach a parser. */
export const BYTES_VECTORS: readonly SamlVector[] = [
  bytes(
    "a document type with a file of ours",
    "DOCTYPE",
    (answer) => DOCTYPE + answer.replace(">asha@", ">&who;asha@"),
  ),
  bytes("a document type that grows", "DOCTYPE", (answer) => BOMB + answer),
  bytes("a document type after the declaration", "DOCTYPE", (answer) => `<?xml version="1.0"?>\n<!doctype r>${answer}`),
  bytes("an entity without a document type", "ENTITY", (answer) => answer.replace(">asha@", ">&who;asha@")),
  bytes("a processing instruction", "PROCESSING_INSTRUCTION", (answer) =>
    answer.replace("<samlp:Status>", "<?php echo 1?><samlp:Status>"),
  ),
  bytes(
    "a stylesheet before the response",
    "PROCESSING_INSTRUCTION",
    (answer) => `<?xml-stylesheet href="http://e/"?>${answer}`,
  ),
  bytes("a comment within a name", "COMMENT", (answer) =>
    answer.replace(">asha@org.example<", ">asha@org.example<!-- -->.evil.example<"),
  ),
  bytes("a comment within a value", "COMMENT", (answer) => answer.replace(">officers<", ">officers<!-- -->-not<")),
  bytes("a comment within a digest", "COMMENT", (answer) =>
    answer.replace("<ds:DigestValue>", "<ds:DigestValue><!--AAAA-->"),
  ),
  bytes("a comment within a signature", "COMMENT", (answer) =>
    answer.replace("<ds:SignatureValue>", "<ds:SignatureValue><!--AAAA-->"),
  ),
  bytes("text that is not markup", "CDATA", (answer) =>
    answer.replace(">asha@org.example<", "><![CDATA[asha@org.example]]><"),
  ),
  bytes("two responses", "TWO_ROOTS", (answer) => answer + answer),
  bytes("another root behind the response", "TWO_ROOTS", (answer) => `${answer}<evil></evil>`),
  bytes("text behind the response", "NOT_WELL_FORMED", (answer) => `${answer}evil`),
  bytes("an element that does not end", "NOT_WELL_FORMED", (answer) => answer.replace("</samlp:Status>", "")),
  bytes("an attribute twice", "DUPLICATE_ATTRIBUTE", (answer) =>
    answer.replace(' Version="2.0"', ' Version="2.0" Version="2.0"'),
  ),
  bytes("an attribute twice by two prefixes", "DUPLICATE_ATTRIBUTE", (answer) =>
    answer.replace("<samlp:Status>", '<samlp:Status xmlns:a="urn:a" xmlns:b="urn:a" a:x="1" b:x="2">'),
  ),
  bytes("a relative namespace", "RELATIVE_NAMESPACE", (answer) =>
    answer.replace("<samlp:Status>", '<samlp:Status xmlns:v="1">'),
  ),
  bytes("a prefix that stands for nothing", "UNBOUND_PREFIX", (answer) =>
    answer.replace("<samlp:Status>", '<samlp:Status e:x="1">'),
  ),
  bytes("another encoding", "NOT_UTF8", (answer) => Buffer.from(`\ufeff${answer}`, "utf16le")),
  bytes("bytes that are no text", "NOT_UTF8", (answer) => Buffer.concat([Buffer.from(answer), Buffer.of(0xc3, 0x28)])),
  bytes(
    "another encoding than it says",
    "PROCESSING_INSTRUCTION",
    (answer) => `<?xml version="1.0" encoding="UTF-7"?>${answer}`,
  ),
  bytes("a character that no document has", "CONTROL_CHARACTER", (answer) => answer.replace(">asha@", ">\u0000asha@")),
  bytes("a character that no document has, by its number", "CONTROL_CHARACTER", (answer) =>
    answer.replace(">asha@", ">&#0;asha@"),
  ),
  bytes("more than there may be", "TOO_LARGE", (answer) =>
    answer.replace("<samlp:Status>", `<samlp:Status>${" ".repeat(256 * 1024)}`),
  ),
  bytes("elements within elements without an end", "TOO_DEEP", (answer) =>
    answer.replace("<samlp:Status>", `<samlp:Status>${"<e>".repeat(5_000)}${"</e>".repeat(5_000)}`),
  ),
  bytes("an element with attributes without an end", "TOO_MANY_ATTRIBUTES", (answer) => {
    const many = Array.from({ length: 5_000 }, (_, n) => `xmlns:n${n}="urn:n"`).join(" ");
    return answer.replace("<samlp:Status>", `<samlp:Status ${many}>`);
  }),
  bytes("no XML", "NOT_WELL_FORMED", () => '{"Response":true}'),
  bytes("a request instead of an answer", "WRONG_MESSAGE", (answer) =>
    answer.replaceAll("samlp:Response", "samlp:AuthnRequest"),
  ),
  bytes("an answer of another protocol", "WRONG_MESSAGE", (answer) =>
    answer.replace("SAML:2.0:protocol", "SAML:1.0:protocol"),
  ),
  bytes("an answer without anybody", "NO_ASSERTION", (answer) =>
    answer.replace(/<saml:Assertion [\s\S]*<\/saml:Assertion>/, ""),
  ),
];
