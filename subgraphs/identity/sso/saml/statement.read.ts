import { SamlRefusal } from "./saml.refusal.ts";
import type { SamlAttribute, SamlName } from "./statement.ts";
import { childrenOf, onlyChild, type XmlElement } from "./xml.element.ts";
import { ASSERTION } from "./xml.namespaces.ts";

const MOST_NAME = 1024;
const NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil";

/** Whom an assertion is about. A name has nothing within it, so that nobody reads half of it. */
export function nameIn(parent: XmlElement): SamlName {
  const name = onlyChild(parent, ASSERTION, "NameID");
  if (!name || name.children.length > 0) throw new SamlRefusal("NO_SUBJECT");
  if (name.text.trim() === "" || name.text.length > MOST_NAME) throw new SamlRefusal("NO_SUBJECT");
  return {
    value: name.text,
    format: name.attributes.get("Format") ?? null,
    nameQualifier: name.attributes.get("NameQualifier") ?? null,
    spNameQualifier: name.attributes.get("SPNameQualifier") ?? null,
  };
}

/** What an assertion says about somebody: of values only text counts, or the name that stands within one (eduPersonTargetedID). */
export function attributesOf(assertion: XmlElement): SamlAttribute[] {
  const attributes = new Map<string, string[]>();
  for (const statement of childrenOf(assertion, ASSERTION, "AttributeStatement"))
    for (const attribute of childrenOf(statement, ASSERTION, "Attribute")) {
      const name = attribute.attributes.get("Name");
      if (!name) continue;
      const values = childrenOf(attribute, ASSERTION, "AttributeValue").flatMap(textsIn);
      attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
    }
  return [...attributes].map(([name, values]) => ({ name, values }));
}

function textsIn(value: XmlElement): string[] {
  if (/^(?:true|1)$/.test(value.attributes.get(NIL) ?? "")) return [];
  const [within, another] = value.children;
  const text = (within ? (another ? "" : within.children.length > 0 ? "" : within.text) : value.text).trim();
  return text ? [text] : [];
}

/** How they showed who they are, and in which session of theirs. */
export function authenticationIn(assertion: XmlElement): {
  readonly sessionIndex: string | null;
  readonly authnContext: string | null;
  readonly authenticatedAt: string | null;
  readonly until: string | null;
} {
  const statement = childrenOf(assertion, ASSERTION, "AuthnStatement")[0];
  if (!statement) throw new SamlRefusal("NOT_AUTHENTICATED");
  const context = onlyChild(statement, ASSERTION, "AuthnContext");
  const reference = context && onlyChild(context, ASSERTION, "AuthnContextClassRef");
  return {
    sessionIndex: statement.attributes.get("SessionIndex") ?? null,
    authnContext: reference?.text.trim() ?? null,
    authenticatedAt: statement.attributes.get("AuthnInstant") ?? null,
    until: statement.attributes.get("SessionNotOnOrAfter") ?? null,
  };
}
