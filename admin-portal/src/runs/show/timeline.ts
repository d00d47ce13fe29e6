/** When something began and ended, in milliseconds; what still runs ends now. */
export interface Span {
  key: string;
  from: number;
  to: number;
}

/** Where a bar is drawn, in percent of the whole. */
export interface Bar {
  key: string;
  left: number;
  width: number;
}

/** A time in which nothing ran, drawn short. */
export interface Pause {
  left: number;
  width: number;
  ms: number;
}

/** A pause is drawn short where true to scale it would leave little room for what ran. */
const LONG = 0.25;
const DRAWN = 0.08;

/** Bars on one scale. People take days where machines take milliseconds: such pauses are cut out of the scale. */
export function timelineOf(spans: readonly Span[]): { bars: Bar[]; pauses: Pause[] } {
  const blocks = blocksOf(spans);
  const busy = blocks.reduce((sum, { from, to }) => sum + Math.max(1, to - from), 0);
  const gaps = blocks.slice(1).map(({ from }, place) => {
    const ms = from - blocks[place]!.to;
    return { ms, isCut: ms > busy * LONG, drawn: ms > busy * LONG ? busy * DRAWN : ms };
  });
  const total = busy + gaps.reduce((sum, { drawn }) => sum + drawn, 0);
  const percent = (ms: number) => (100 * ms) / Math.max(1, total);

  const starts: number[] = [];
  let at = 0;
  for (const [place, { from, to }] of blocks.entries()) {
    starts.push(at);
    at += Math.max(1, to - from) + (gaps[place]?.drawn ?? 0);
  }
  const bars = spans.map(({ key, from, to }) => {
    const place = blocks.findIndex((block) => from >= block.from && to <= block.to);
    return { key, left: percent(starts[place]! + from - blocks[place]!.from), width: percent(to - from) };
  });
  const pauses = gaps.flatMap(({ ms, isCut, drawn }, place) =>
    isCut ? [{ left: percent(starts[place + 1]! - drawn), width: percent(drawn), ms }] : [],
  );
  return { bars, pauses };
}

/** Times without a break in them, in order. */
function blocksOf(spans: readonly Span[]): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = blocks.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else blocks.push({ from, to });
  }
  return blocks;
}
