import { isPlainText } from "../../shared/validation.ts";
import { type Fault, MOST_FAULTS, pointerTo } from "./fault.ts";
import { Lines, type Place } from "./lines.ts";

/** A JSON text with the place of each of its values. */
export interface PlacedJson {
  readonly value: unknown;
  /** Where the value stands; of one that is missing, where it belongs. */
  placeOf(pointer: string): Place;
  /** What JSON.parse would let pass: a key that is there twice, text that no database holds; the first hundred. */
  readonly faults: readonly Fault[];
}

/** A text that is not JSON. */
export class NotJson extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

const MOST_DEEP = 32;
const LONGEST_NAME = 100;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** Reads JSON (RFC 8259) and remembers places; throws `NotJson` at the first character that does not belong. */
export function readPlaced(text: string): PlacedJson {
  const reader = new Reader(text);
  const root = reader.whole();
  return { value: root.value, faults: reader.faults, placeOf: (pointer) => reader.placeOf(root, pointer) };
}

/** A value and where it stands, as a tree: a table of pointers would hold a deep one again for each value below it. */
interface Placed {
  readonly value: unknown;
  readonly offset: number;
  readonly within?: ReadonlyMap<string, Placed>;
}

class Reader {
  readonly faults: Fault[] = [];
  readonly #lines: Lines;
  readonly #way: (string | number)[] = [];
  #at = 0;

  constructor(private readonly text: string) {
    this.#lines = new Lines(text);
  }

  whole(): Placed {
    const placed = this.#value();
    this.#skip(SPACE);
    if (this.#at < this.text.length) this.#refuse("Nothing may follow the end of the definition: take this away.");
    return placed;
  }

  /** Of the nearest part that is there. */
  placeOf(root: Placed, pointer: string): Place {
    let nearest = root;
    for (const part of pointer.split("/").slice(1)) {
      const inner = nearest.within?.get(part.replaceAll("~1", "/").replaceAll("~0", "~"));
      if (!inner) break;
      nearest = inner;
    }
    return this.#lines.placeAt(nearest.offset);
  }

  #value(): Placed {
    this.#skip(SPACE);
    const offset = this.#at;
    if (this.#way.length > MOST_DEEP)
      this.#refuse(`This is nested more than ${MOST_DEEP} levels deep: make it flatter.`);
    if (this.#takes("{")) return { offset, ...this.#members() };
    if (this.#takes("[")) return { offset, ...this.#items() };
    const quoted = this.#skip(STRING);
    if (quoted) return { offset, value: this.#plain(quoted, offset) };
    const plain = this.#skip(NUMBER) || this.#skip(WORD);
    if (!plain) this.#refuse("A value is missing here: text in double quotes, a number, true, false, null, { or [.");
    const value: unknown = JSON.parse(plain);
    if (Math.abs(Number(value)) === Number.POSITIVE_INFINITY)
      this.#refuse("No computer counts as far as this: write a smaller number.", offset);
    return { offset, value };
  }

  #members(): Omit<Placed, "offset"> {
    const value: Record<string, unknown> = {};
    const within = new Map<string, Placed>();
    this.#skip(SPACE);
    if (this.#takes("}")) return { value, within };
    do {
      this.#skip(SPACE);
      const at = this.#at;
      const quoted = this.#skip(STRING);
      if (!quoted) this.#refuse("A name in double quotes is missing here.");
      const name = this.#plain(quoted, at);
      if (name.length > LONGEST_NAME) this.#refuse(`A name has ${LONGEST_NAME} characters at the most.`, at);
      const again = Object.hasOwn(value, name) || name === "__proto__";
      this.#way.push(name);
      if (again) this.#tell(`${quoted} may not stand here twice, or at all: take one away.`, at);
      this.#skip(SPACE);
      if (!this.#takes(":")) this.#refuse(`A colon is missing after ${quoted}.`);
      const placed = this.#value();
      this.#way.pop();
      within.set(name, placed);
      if (!again) value[name] = placed.value;
      this.#skip(SPACE);
    } while (this.#takes(","));
    if (!this.#takes("}")) this.#refuse("A comma or } is missing here.");
    return { value, within };
  }

  #items(): Omit<Placed, "offset"> {
    const value: unknown[] = [];
    const within = new Map<string, Placed>();
    this.#skip(SPACE);
    if (this.#takes("]")) return { value, within };
    do {
      this.#way.push(value.length);
      const placed = this.#value();
      this.#way.pop();
      within.set(String(value.length), placed);
      value.push(placed.value);
      this.#skip(SPACE);
    } while (this.#takes(","));
    if (!this.#takes("]")) this.#refuse("A comma or ] is missing here.");
    return { value, within };
  }

  #plain(quoted: string, offset: number): string {
    const text: string = JSON.parse(quoted);
    if (!isPlainText(text)) this.#tell("No database holds this text: it has a NUL, or half of a character.", offset);
    return text;
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

  #tell(message: string, offset: number): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(this.#faultAt(message, offset));
  }

  #refuse(message: string, offset = this.#at): never {
    throw new NotJson(this.#faultAt(message, offset));
  }

  #faultAt(message: string, offset: number): Fault {
    const pointer = this.#way.reduce<string>(pointerTo, "");
    return { pointer, ...this.#lines.placeAt(offset), message };
  }
}
