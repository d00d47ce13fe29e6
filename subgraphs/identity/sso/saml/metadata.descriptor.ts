import { childrenOf, type XmlElement } from "./xml.element.ts";
import { METADATA } from "./xml.namespaces.ts";

/** The one identity provider of a document, and until when its metadata holds. */
export interface Descriptor {
  readonly entity: XmlElement;
  readonly idp: XmlElement;
  readonly validUntil: Date | null;
}

/** Alone, or within a list that has no other: which of several is meant is nobody's to guess. */
export function descriptorIn(root: XmlElement): Descriptor | "NO_PROVIDER" | "SEVERAL_PROVIDERS" {
  const [first, another] = providersIn(root, []);
  if (!first) return "NO_PROVIDER";
  return another ? "SEVERAL_PROVIDERS" : first;
}

function providersIn(element: XmlElement, outer: readonly XmlElement[]): Descriptor[] {
  if (element.namespace !== METADATA) return [];
  const around = [...outer, element];
  if (element.name === "EntitiesDescriptor") return element.children.flatMap((child) => providersIn(child, around));
  if (element.name !== "EntityDescriptor") return [];
  return childrenOf(element, METADATA, "IDPSSODescriptor").map((idp) => ({
    entity: element,
    idp,
    validUntil: earliest([...around, idp]),
  }));
}

/** Whichever of them is over first. A time that nobody can read is over. */
function earliest(elements: readonly XmlElement[]): Date | null {
  const times = elements
    .flatMap(({ attributes }) => attributes.get("validUntil") ?? [])
    .map((text) => Date.parse(text));
  if (times.length === 0) return null;
  return times.some(Number.isNaN) ? new Date(0) : new Date(Math.min(...times));
}
