import { SamlRefusal } from "./saml.refusal.ts";
import { everyElement, type XmlElement } from "./xml.element.ts";
import { ENCRYPTION } from "./xml.namespaces.ts";

const METHODS = new Set([
  "http://www.w3.org/2009/xmlenc11#aes128-gcm",
  "http://www.w3.org/2009/xmlenc11#aes256-gcm",
  // Nothing is decrypted before the signature around it was right, so that nobody learns of the padding.
  "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
  "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
  "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
]);
const WITHIN = /^#[A-Za-z_][\w.-]*$/;

/** What is encrypted is encrypted as we publish that we take it, and refers to nothing outside the message. */
export function requireSoundEncryption(root: XmlElement): void {
  for (const { namespace, name, attributes } of everyElement(root)) {
    if (namespace === ENCRYPTION && name === "EncryptionMethod" && !METHODS.has(attributes.get("Algorithm") ?? ""))
      throw new SamlRefusal("WEAK_ENCRYPTION");
    const uri = attributes.get("URI");
    if (name === "CipherReference" || (name === "RetrievalMethod" && !WITHIN.test(uri ?? "")))
      throw new SamlRefusal("WEAK_ENCRYPTION");
  }
}
