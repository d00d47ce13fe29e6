/** Where something stands in a text, both counted from one. */
interface Place {
  readonly line: number;
  readonly column: number;
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[\w.+-]+|\S/y;

/** What a mistake is about, as a range of the text: the word that begins at its place, or the end of the line before it. */
export function rangeAt(text: string, { line, column }: Place): [start: number, end: number] {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const start = Math.min(before + column - 1, text.length);
  TOKEN.lastIndex = start;
  return [start, start + (TOKEN.exec(text)?.[0].length ?? 0)];
}

/** The next mistake after a place of the text, or before it; from the last one on to the first. */
export function nextAfter<Mistake extends Place>(
  text: string,
  mistakes: readonly Mistake[],
  at: number,
  direction: 1 | -1,
): Mistake | undefined {
  const starts = mistakes.map((mistake) => rangeAt(text, mistake)[0]);
  const index = direction > 0 ? starts.findIndex((start) => start > at) : starts.findLastIndex((start) => start < at);
  return mistakes.at(index < 0 ? (direction > 0 ? 0 : -1) : index);
}
