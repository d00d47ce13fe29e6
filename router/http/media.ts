/** The two media types of GraphQL over HTTP: with the first, a refused request has a status of its own. */
export type MediaType = "application/graphql-response+json" | "application/json";

const TYPES: readonly MediaType[] = ["application/json", "application/graphql-response+json"];

/** The type that an Accept header prefers; JSON when it leaves the choice, null when it takes neither. */
export function acceptedType(accept: string | undefined): MediaType | null {
  if (!accept?.trim()) return "application/json";
  const ranges = accept.split(",").map(parseRange);
  let best: { type: MediaType; quality: number; exact: boolean; order: number } | null = null;
  for (const type of TYPES) {
    const matching = ranges.flatMap(({ range, quality }, order) =>
      matches(range, type) ? [{ type, quality, exact: range === type, order }] : [],
    );
    const own = matching.find(({ exact }) => exact) ?? matching[0];
    if (own && own.quality > 0 && (!best || isBetter(own, best))) best = own;
  }
  return best?.type ?? null;
}

interface Match {
  readonly quality: number;
  readonly exact: boolean;
  readonly order: number;
}

/** By quality, then by being named rather than covered by a range, then by standing first. */
function isBetter(a: Match, b: Match): boolean {
  if (a.quality !== b.quality) return a.quality > b.quality;
  if (a.exact !== b.exact) return a.exact;
  return a.exact && a.order < b.order;
}

function parseRange(text: string): { range: string; quality: number } {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  return { range, quality: quality === undefined ? 1 : Number(quality) || 0 };
}

function matches(range: string, type: MediaType): boolean {
  return range === type || range === "application/*" || range === "*/*";
}
