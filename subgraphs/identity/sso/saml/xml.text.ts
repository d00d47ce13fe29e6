import { XmlFault } from "./xml.fault.ts";

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const REFERENCE = /&([^;&\s]{0,40});|&/g;
const CHARACTER = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 does not allow in a document (section 2.2)
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The text of a document's bytes: UTF-8 that says so or says nothing, and nothing that XML 1.0 does not allow. */
export function textOfBytes(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new XmlFault("NOT_UTF8");
  }
  if (FORBIDDEN.test(text)) throw new XmlFault("CONTROL_CHARACTER");
  return text.replace(/\r\n?/g, "\n");
}

/** With its references replaced: the five that everybody knows, and characters by number. There are no others. */
export function withoutReferences(raw: string): string {
  return raw.replace(REFERENCE, (_whole, name: string | undefined) => {
    if (name === undefined) throw new XmlFault("NOT_WELL_FORMED");
    const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    return named ?? characterOf(name);
  });
}

function characterOf(name: string): string {
  const [, hexadecimal, decimal] = CHARACTER.exec(name) ?? [];
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : decimal ? Number.parseInt(decimal, 10) : null;
  if (code === null) throw new XmlFault("ENTITY");
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new XmlFault("CONTROL_CHARACTER");
  const character = String.fromCodePoint(code);
  if (FORBIDDEN.test(character)) throw new XmlFault("CONTROL_CHARACTER");
  return character;
}
