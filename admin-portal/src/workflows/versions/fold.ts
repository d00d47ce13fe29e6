import type { DiffLine } from "./line-diff.ts";

/** Lines to show, or how many that are the same are left out here. */
type DiffPart = { readonly lines: readonly DiffLine[] } | { readonly hidden: readonly DiffLine[] };

const CONTEXT = 3;

/** Leaves out what is the same, but for a few lines around each change. */
export function fold(lines: readonly DiffLine[]): DiffPart[] {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries())
    if (kind !== "same") for (let at = index - CONTEXT; at <= index + CONTEXT; at++) near.add(at);

  const parts: DiffPart[] = [];
  for (let from = 0; from < lines.length; ) {
    const shown = near.has(from);
    let to = from;
    while (to < lines.length && near.has(to) === shown) to++;
    const run = lines.slice(from, to);
    // A single line takes as much room as the words for it.
    parts.push(shown || run.length === 1 ? { lines: run } : { hidden: run });
    from = to;
  }
  return parts;
}
