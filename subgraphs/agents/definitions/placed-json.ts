/** Where something stands in a text, both counted from one. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** A mistake in a text that somebody wrote: which part, where, and what to do about it. */
export interface Fault extends Place {
  /** The part, as a JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly message: string;
}

/** A JSON text with the place of each of its values. */
export interface PlacedJson {
  readonly value: unknown;
  /** Where the value stands; of one that is missing, where it belongs. */
  placeOf(pointer: string): Place;
  /** What JSON.parse would let pass: a key that is there twice. */
  readonly faults: readonly Fault[];
}

/** A text that is not JSON. */
export class NotJson extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

const MOST_DEEP = 32;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** Reads JSON (RFC 8259) and remembers places; throws `NotJson` at the first character that does not belong. */
export function readPlaced(text: string): PlacedJson {
  const reader = new Reader(text);
  const value = reader.whole();
  return { value, faults: reader.faults, placeOf: (pointer) => placeAt(text, reader.offsetOf(pointer)) };
}

/** A part of a pointer, escaped. */
export const pointerTo = (parent: string, part: string | number): string =>
  `${parent}/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`;

class Reader {
  readonly faults: Fault[] = [];
  readonly #offsets = new Map<string, number>();
  #at = 0;

  constructor(private readonly text: string) {}

  whole(): unknown {
    const value = this.#value("", 0);
    this.#skip(SPACE);
    if (this.#at < this.text.length) this.#refuse("", "Nothing may follow the end of the definition: take this away.");
    return value;
  }

  /** Of the nearest part that is there. */
  offsetOf(pointer: string): number {
    for (let path = pointer; path; path = path.slice(0, path.lastIndexOf("/"))) {
      const offset = this.#offsets.get(path);
      if (offset !== undefined) return offset;
    }
    return this.#offsets.get("") ?? 0;
  }

  #value(pointer: string, depth: number): unknown {
    this.#skip(SPACE);
    this.#offsets.set(pointer, this.#at);
    if (depth > MOST_DEEP) this.#refuse(pointer, `This is nested more than ${MOST_DEEP} levels deep: make it flatter.`);
    if (this.#takes("{")) return this.#members(pointer, depth);
    if (this.#takes("[")) return this.#items(pointer, depth);
    const plain = this.#skip(STRING) || this.#skip(NUMBER) || this.#skip(WORD);
    if (!plain)
      this.#refuse(pointer, "A value is missing here: text in double quotes, a number, true, false, null, { or [.");
    return JSON.parse(plain);
  }

  #members(pointer: string, depth: number): object {
    const members: Record<string, unknown> = {};
    this.#skip(SPACE);
    if (this.#takes("}")) return members;
    do {
      this.#skip(SPACE);
      const at = this.#at;
      const quoted = this.#skip(STRING);
      if (!quoted) this.#refuse(pointer, "A name in double quotes is missing here.");
      const name: string = JSON.parse(quoted);
      const inner = pointerTo(pointer, name);
      const again = Object.hasOwn(members, name) || name === "__proto__";
      if (again)
        this.faults.push({
          pointer: inner,
          ...placeAt(this.text, at),
          message: `${quoted} may not stand here twice, or at all: take one away.`,
        });
      this.#skip(SPACE);
      if (!this.#takes(":")) this.#refuse(pointer, `A colon is missing after ${quoted}.`);
      const value = this.#value(inner, depth + 1);
      if (!again) members[name] = value;
      this.#skip(SPACE);
    } while (this.#takes(","));
    if (!this.#takes("}")) this.#refuse(pointer, "A comma or } is missing here.");
    return members;
  }

  #items(pointer: string, depth: number): unknown[] {
    const items: unknown[] = [];
    this.#skip(SPACE);
    if (this.#takes("]")) return items;
    do {
      items.push(this.#value(pointerTo(pointer, items.length), depth + 1));
      this.#skip(SPACE);
    } while (this.#takes(","));
    if (!this.#takes("]")) this.#refuse(pointer, "A comma or ] is missing here.");
    return items;
  }

  #takes(character: string): boolean {
    if (this.text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ""] = pattern.exec(this.text) ?? [];
    this.#at += found.length;
    return found;
  }

  #refuse(pointer: string, message: string): never {
    throw new NotJson({ pointer, ...placeAt(this.text, this.#at), message });
  }
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}
