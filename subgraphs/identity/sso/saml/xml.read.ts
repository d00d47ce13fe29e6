import type { XmlElement } from "./xml.element.ts";
import { XmlFault } from "./xml.fault.ts";
import { attributesIn, OUTERMOST, resolve, type Scope, scopeWithin } from "./xml.namespaces.ts";
import { textOfBytes, withoutReferences } from "./xml.text.ts";

const DEEPEST = 40;
/** Of one element: namespaces are looked up among all that stand around an element. */
const MOST_ATTRIBUTES = 100;
const DECLARATION = /^<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?(?: standalone="(?:yes|no)")?\s*\?>/;
const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const SPACE = /[ \t\n]*/y;
const QUOTED = /[ \t\n]*=[ \t\n]*(?:"([^"<]*)"|'([^'<]*)')/y;

interface Reading {
  /** Comments say nothing, yet a reader that stops at one reads another name than one that does not. */
  readonly comments: "refused" | "skipped";
  readonly mostBytes: number;
}

/**
 * Reads a document more strictly than XML asks: one that this reader takes means one thing to every parser. There are no
 * document types, entities, processing instructions or CDATA, and names are ASCII, as all of SAML's are.
 */
export function readXml(bytes: Uint8Array, { comments, mostBytes }: Reading): XmlElement {
  if (bytes.length > mostBytes) throw new XmlFault("TOO_LARGE");
  return new XmlReader(textOfBytes(bytes), comments).document();
}

class XmlReader {
  #at = 0;

  constructor(
    private readonly xml: string,
    private readonly comments: Reading["comments"],
  ) {}

  document(): XmlElement {
    this.#at = DECLARATION.exec(this.xml)?.[0].length ?? 0;
    this.#aroundTheRoot();
    const root = this.#element(OUTERMOST, 0);
    this.#aroundTheRoot();
    if (this.#at < this.xml.length) throw new XmlFault(this.#next("<") ? "TWO_ROOTS" : "NOT_WELL_FORMED");
    return root;
  }

  #aroundTheRoot(): void {
    this.#match(SPACE);
    while (this.#next("<!") || this.#next("<?")) {
      this.#noElement();
      this.#match(SPACE);
    }
  }

  #element(outer: Scope, depth: number): XmlElement {
    if (depth > DEEPEST) throw new XmlFault("TOO_DEEP");
    this.#take("<");
    const qualified = this.#name();
    const { raw, empty } = this.#attributes();
    const scope = scopeWithin(outer, raw);
    const children: XmlElement[] = [];
    const text = empty ? "" : this.#content(scope, depth, qualified, children);
    return { ...resolve(scope, qualified), attributes: attributesIn(scope, raw), children, text };
  }

  #attributes(): { raw: ReadonlyMap<string, string>; empty: boolean } {
    const raw = new Map<string, string>();
    for (;;) {
      const spaced = this.#match(SPACE) !== "";
      if (this.#next(">") || this.#next("/>")) break;
      if (!spaced) throw new XmlFault("NOT_WELL_FORMED");
      const name = this.#name();
      if (raw.has(name)) throw new XmlFault("DUPLICATE_ATTRIBUTE");
      raw.set(name, this.#value());
      if (raw.size > MOST_ATTRIBUTES) throw new XmlFault("TOO_MANY_ATTRIBUTES");
    }
    const empty = this.#next("/>");
    this.#at += empty ? 2 : 1;
    return { raw, empty };
  }

  #content(scope: Scope, depth: number, qualified: string, children: XmlElement[]): string {
    let text = "";
    for (;;) {
      const end = this.xml.indexOf("<", this.#at);
      if (end < 0) throw new XmlFault("NOT_WELL_FORMED");
      const between = this.xml.slice(this.#at, end);
      if (between.includes("]]>")) throw new XmlFault("NOT_WELL_FORMED");
      text += withoutReferences(between);
      this.#at = end;
      if (this.#next("</")) break;
      if (this.#next("<!") || this.#next("<?")) this.#noElement();
      else children.push(this.#element(scope, depth + 1));
    }
    this.#take("</");
    if (this.#name() !== qualified) throw new XmlFault("NOT_WELL_FORMED");
    this.#match(SPACE);
    this.#take(">");
    return text;
  }

  /** Stands at `<!` or `<?`: a comment is the only thing of these that is ever passed over. */
  #noElement(): void {
    if (this.#next("<?")) throw new XmlFault("PROCESSING_INSTRUCTION");
    if (this.#next("<![CDATA[")) throw new XmlFault("CDATA");
    if (!this.#next("<!--")) throw new XmlFault("DOCTYPE");
    if (this.comments === "refused") throw new XmlFault("COMMENT");
    const end = this.xml.indexOf("--", this.#at + 4);
    if (end < 0 || this.xml[end + 2] !== ">") throw new XmlFault("NOT_WELL_FORMED");
    this.#at = end + 3;
  }

  #value(): string {
    QUOTED.lastIndex = this.#at;
    const found = QUOTED.exec(this.xml);
    if (!found) throw new XmlFault("NOT_WELL_FORMED");
    this.#at = QUOTED.lastIndex;
    return withoutReferences((found[1] ?? found[2] ?? "").replace(/[\t\n]/g, " "));
  }

  #name(): string {
    const name = this.#match(NAME);
    if (!name) throw new XmlFault("NOT_WELL_FORMED");
    return name;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.xml)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #next(expected: string): boolean {
    return this.xml.startsWith(expected, this.#at);
  }

  #take(expected: string): void {
    if (!this.#next(expected)) throw new XmlFault("NOT_WELL_FORMED");
    this.#at += expected.length;
  }
}
