/** One line of two texts side by side: in both, only in the first, or only in the second; lines count from one. */
export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
}

/** Beyond so many pairs of differing lines a page would stall: what differs is then shown as replaced. */
const MOST_PAIRS = 4_000_000;

/** What has to be taken away and added to make the second text of the first, with as many lines kept as can be. */
export function diffLines(first: string, second: string): DiffLine[] {
  const [before, after] = [first.split("\n"), second.split("\n")];
  const head = commonLength(before, after);
  const tail = commonLength(before.slice(head).reverse(), after.slice(head).reverse());
  const [old, young] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const kept = old.length * young.length > MOST_PAIRS ? [] : longestCommon(old, young);

  const lines: DiffLine[] = [];
  let [at, to] = [0, 0];
  const upTo = (oldEnd: number, youngEnd: number) => {
    for (; at < oldEnd; at++) lines.push({ kind: "removed", text: before[at]!, before: at + 1 });
    for (; to < youngEnd; to++) lines.push({ kind: "added", text: after[to]!, after: to + 1 });
  };
  const same = (count: number) => {
    for (const end = at + count; at < end; at++, to++)
      lines.push({ kind: "same", text: before[at]!, before: at + 1, after: to + 1 });
  };

  same(head);
  for (const [oldIndex, youngIndex] of kept) {
    upTo(head + oldIndex, head + youngIndex);
    same(1);
  }
  upTo(before.length - tail, after.length - tail);
  same(tail);
  return lines;
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((line, index) => line !== other[index]);
  return differs < 0 ? one.length : differs;
}

/** The longest run of lines, in order, that both have: pairs of indices. */
function longestCommon(one: readonly string[], other: readonly string[]): [number, number][] {
  const width = other.length + 1;
  const longest = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      longest[i * width + j] =
        one[i] === other[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);

  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
