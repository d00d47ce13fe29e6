const MOST = 200;

/** Controls, line and paragraph separators: each of them could end a line, and a header with it. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** Marks that turn the direction of what follows, and what nobody sees: they make a title look like another. */
const DECEITS = /[\u061C\u200B\u200E\u200F\u2060\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Anybody's words as one honest line: what they look like is what they are, and they end where the line does. */
export function oneLine(words: string, most = MOST): string {
  const line = words
    .normalize("NFC")
    .replace(LONE_SURROGATE, "")
    .replace(BREAKS, " ")
    .replace(DECEITS, "")
    .replace(/\s+/gu, " ")
    .trim();
  if (line.length <= most) return line;
  let cut = "";
  for (const { segment } of graphemes.segment(line)) {
    if (cut.length + segment.length > most - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}
