import { XmlFault } from "./xml.fault.ts";

/** What SAML 2.0 and XML Signature call things. */
export const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
export const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
export const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
export const SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
export const ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";

const XML = "http://www.w3.org/XML/1998/namespace";
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S+$/i;

/** Which prefix stands for which namespace, here in the document. */
export type Scope = ReadonlyMap<string, string>;

export const OUTERMOST: Scope = new Map([
  ["", ""],
  ["xml", XML],
]);

/** What holds within an element with these attributes. A relative namespace has no canonical form. */
export function scopeWithin(outer: Scope, attributes: ReadonlyMap<string, string>): Scope {
  let inner: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    const [first, prefix = ""] = name.split(":");
    if (first !== "xmlns") continue;
    if (!ABSOLUTE.test(value) && !(prefix === "" && value === "")) throw new XmlFault("RELATIVE_NAMESPACE");
    if (prefix === "xml" || prefix === "xmlns" || value === XML) throw new XmlFault("NOT_WELL_FORMED");
    inner ??= new Map(outer);
    inner.set(prefix, value);
  }
  return inner ?? outer;
}

/** A name with the namespace that its prefix stands for. */
export function resolve(scope: Scope, qualified: string): { namespace: string; name: string } {
  const [prefix, name] = qualified.includes(":") ? qualified.split(":") : ["", qualified];
  const namespace = scope.get(prefix ?? "");
  if (namespace === undefined) throw new XmlFault("UNBOUND_PREFIX");
  return { namespace, name: name ?? "" };
}

/** Attributes by what they mean: two prefixes of one namespace are no way to say something twice. */
export function attributesIn(scope: Scope, raw: ReadonlyMap<string, string>): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [qualified, value] of raw) {
    if (qualified === "xmlns" || qualified.startsWith("xmlns:")) continue;
    const { namespace, name } = qualified.includes(":")
      ? resolve(scope, qualified)
      : { namespace: "", name: qualified };
    const key = namespace ? `{${namespace}}${name}` : name;
    if (attributes.has(key)) throw new XmlFault("DUPLICATE_ATTRIBUTE");
    attributes.set(key, value);
  }
  return attributes;
}
