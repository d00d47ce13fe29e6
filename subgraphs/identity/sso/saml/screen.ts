import { SamlRefusal } from "./saml.refusal.ts";
import { requireSoundEncryption } from "./screen.encryption.ts";
import { requireSoundSignatures } from "./screen.signatures.ts";
import { childrenOf, everyElement, type XmlElement } from "./xml.element.ts";
import { ASSERTION, PROTOCOL, SIGNATURE } from "./xml.namespaces.ts";
import { readXml } from "./xml.read.ts";

/** The most that a message may have: an assertion with a photograph in it is nobody's way in. */
export const MOST_BYTES = 256 * 1024;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const ID = /^[A-Za-z_][\w.-]*$/;
const ID_NAMES = new Set(["id", "assertionid", "responseid", "requestid"]);

/** What a Response is made of (SAML core, section 3.3.3); anything else in it is there to be found by somebody. */
const IN_A_RESPONSE = [
  [ASSERTION, "Issuer"],
  [SIGNATURE, "Signature"],
  [PROTOCOL, "Extensions"],
  [PROTOCOL, "Status"],
  [ASSERTION, "Assertion"],
  [ASSERTION, "EncryptedAssertion"],
] as const;

/** The bytes of a message of the POST binding: base64 and nothing else (SAML bindings, section 3.5.4). */
export function bytesOf(field: string): Buffer {
  const base64 = field.replace(/[\r\n]/g, "");
  if (base64.length > (MOST_BYTES * 4) / 3 + 4) throw new SamlRefusal("TOO_LARGE");
  if (!BASE64.test(base64)) throw new SamlRefusal("NOT_BASE64");
  return Buffer.from(base64, "base64");
}

/**
 * Looks at a response before any library reads it: whatever could mean one thing to who verifies it and another to who
 * believes it is refused. Nothing in it is to be believed because it passes.
 */
export function screenResponse(bytes: Uint8Array): XmlElement {
  const root = readXml(bytes, { comments: "refused", mostBytes: MOST_BYTES });
  if (root.namespace !== PROTOCOL || root.name !== "Response") throw new SamlRefusal("WRONG_MESSAGE");
  requireDistinctIds(root);
  requireOneAssertion(root);
  for (const { namespace, name } of root.children)
    if (!IN_A_RESPONSE.some(([known, part]) => known === namespace && part === name))
      throw new SamlRefusal("UNEXPECTED_ELEMENT");
  requireSoundEncryption(root);
  requireSoundSignatures(root, childrenOf(root, ASSERTION, "Assertion"));
  return root;
}

/** The same for what was encrypted, before anything in it is believed. */
export function screenAssertion(bytes: Uint8Array): XmlElement {
  const root = readXml(bytes, { comments: "refused", mostBytes: MOST_BYTES });
  if (root.namespace !== ASSERTION || root.name !== "Assertion") throw new SamlRefusal("WRONG_MESSAGE");
  requireDistinctIds(root);
  for (const element of everyElement(root))
    if (element !== root && isAssertion(element)) throw new SamlRefusal("SEVERAL_ASSERTIONS");
  requireSoundSignatures(root, []);
  return root;
}

/** A request or an answer about signing out. */
export function screenLogout(bytes: Uint8Array): XmlElement {
  const root = readXml(bytes, { comments: "refused", mostBytes: MOST_BYTES });
  if (root.namespace !== PROTOCOL || !/^Logout(?:Request|Response)$/.test(root.name))
    throw new SamlRefusal("WRONG_MESSAGE");
  requireDistinctIds(root);
  for (const element of everyElement(root)) if (isAssertion(element)) throw new SamlRefusal("UNEXPECTED_ELEMENT");
  requireSoundEncryption(root);
  requireSoundSignatures(root, []);
  return root;
}

/** Whichever attribute an implementation takes for an id, and however it spells it. */
function requireDistinctIds(root: XmlElement): void {
  const seen = new Set<string>();
  for (const { attributes } of everyElement(root))
    for (const [name, value] of attributes) {
      if (!ID_NAMES.has(name.replace(/^\{.*\}/, "").toLowerCase())) continue;
      if (!ID.test(value) || seen.has(value)) throw new SamlRefusal("DUPLICATE_ID");
      seen.add(value);
    }
}

/** One at most, encrypted or not, and it stands where assertions stand. */
function requireOneAssertion(root: XmlElement): void {
  const all = [...everyElement(root)].filter(isAssertion);
  if (all.length > 1) throw new SamlRefusal("SEVERAL_ASSERTIONS");
  if (all.some((assertion) => !root.children.includes(assertion) || assertion.namespace !== ASSERTION))
    throw new SamlRefusal("UNEXPECTED_ELEMENT");
}

/** By name alone: one of another namespace is nothing that SAML knows. */
function isAssertion({ name }: XmlElement): boolean {
  return name === "Assertion" || name === "EncryptedAssertion";
}
