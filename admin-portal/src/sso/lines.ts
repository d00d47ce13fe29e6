/** What somebody wrote as one on each line, or with commas or blanks between. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

/** The same the other way around. */
export function textOf(lines: readonly string[]): string {
  return lines.join("\n");
}
