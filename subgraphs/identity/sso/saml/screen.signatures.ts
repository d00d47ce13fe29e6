import { SamlRefusal } from "./saml.refusal.ts";
import { childrenOf, everyElement, onlyChild, type XmlElement } from "./xml.element.ts";
import { SIGNATURE } from "./xml.namespaces.ts";

const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const TRANSFORMS = [`${SIGNATURE}enveloped-signature`, EXCLUSIVE];
const SIGNATURE_METHODS = new Set([
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
]);
const DIGESTS = new Set(["http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmlenc#sha512"]);
const WEAK = /sha1$|md5|hmac/i;
const PARTS = ["SignedInfo", "SignatureValue", "KeyInfo"];

/** Every signature of a message is of its root or of its assertion, says so itself, and is made as we know it. */
export function requireSoundSignatures(root: XmlElement, signed: readonly XmlElement[]): void {
  const owners = [root, ...signed];
  const inPlace = new Set(owners.flatMap(signaturesOf).flatMap((signature) => [...everyElement(signature)]));
  for (const element of everyElement(root))
    if (isOfASignature(element) && !inPlace.has(element)) throw new SamlRefusal("SIGNATURE_MISPLACED");
  for (const owner of owners) {
    const [signature, another] = signaturesOf(owner);
    if (another) throw new SamlRefusal("SIGNATURE_MISPLACED");
    if (signature) requireSound(signature, owner);
  }
}

/** Whether the element carries a signature of its own; whether it is right is for the library to say. */
export function isSigned(element: XmlElement): boolean {
  return signaturesOf(element).length === 1;
}

function signaturesOf(element: XmlElement): XmlElement[] {
  return childrenOf(element, SIGNATURE, "Signature");
}

/** Whatever namespace it is of: who looks for names alone would find it. */
function isOfASignature({ name }: XmlElement): boolean {
  return name === "Signature" || name === "SignedInfo" || name === "SignatureValue";
}

function requireSound(signature: XmlElement, owner: XmlElement): void {
  if (signature.children.some(({ namespace, name }) => namespace !== SIGNATURE || !PARTS.includes(name)))
    throw new SamlRefusal("SIGNATURE_SHAPE");
  const value = only(signature, "SignatureValue");
  const info = only(signature, "SignedInfo");
  const reference = only(info, "Reference");
  const digest = only(reference, "DigestValue");
  if (value.children.length > 0 || digest.children.length > 0) throw new SamlRefusal("SIGNATURE_SHAPE");
  const id = owner.attributes.get("ID");
  if (!id || reference.attributes.get("URI") !== `#${id}`) throw new SamlRefusal("SIGNATURE_REFERENCE");
  if (algorithm(only(info, "CanonicalizationMethod")) !== EXCLUSIVE) throw new SamlRefusal("UNKNOWN_CANONICALIZATION");
  const transforms = childrenOf(only(reference, "Transforms"), SIGNATURE, "Transform").map(algorithm);
  if (transforms.join(" ") !== TRANSFORMS.join(" ")) throw new SamlRefusal("UNKNOWN_TRANSFORM");
  requireKnown(algorithm(only(info, "SignatureMethod")), SIGNATURE_METHODS);
  requireKnown(algorithm(only(reference, "DigestMethod")), DIGESTS);
}

function requireKnown(name: string, known: ReadonlySet<string>): void {
  if (!known.has(name)) throw new SamlRefusal(WEAK.test(name) ? "WEAK_ALGORITHM" : "UNKNOWN_ALGORITHM");
}

function algorithm(element: XmlElement): string {
  return element.attributes.get("Algorithm") ?? "";
}

function only(element: XmlElement, name: string): XmlElement {
  const child = onlyChild(element, SIGNATURE, name);
  if (!child) throw new SamlRefusal("SIGNATURE_SHAPE");
  return child;
}
