/** An element of a document that was read strictly. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** By local name; those of a namespace as `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands directly in it, without what its children hold. */
  readonly text: string;
}

/** Its children of this name. */
export function childrenOf(element: XmlElement, namespace: string, name: string): XmlElement[] {
  return element.children.filter((child) => child.namespace === namespace && child.name === name);
}

/** Its child of this name where there is exactly one; of two nobody could say which was meant. */
export function onlyChild(element: XmlElement, namespace: string, name: string): XmlElement | null {
  const [child, another] = childrenOf(element, namespace, name);
  return child && !another ? child : null;
}

/** The element and everything within it, in the order of the document. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}
