import { LANGUAGES, type LanguageTag } from "../../subgraphs/shared/language.ts";

/** No browser names more, and nobody makes us read more. */
const MOST_READ = 20;

/** Of our languages the one that a browser's person likes best (RFC 9110, section 12.5.4): `hi-IN` is Hindi, `*` is anything. */
export function languageOf(header: string | undefined): LanguageTag {
  const wishes = (header ?? "").slice(0, 500).split(",").slice(0, MOST_READ).map(wishOf);
  const weightOf = (language: LanguageTag) =>
    (wishes.find(({ range }) => range === language) ?? wishes.find(({ range }) => range === "*"))?.weight ?? 0;
  return [...LANGUAGES].sort((one, other) => weightOf(other) - weightOf(one))[0] ?? LANGUAGES[0];
}

function wishOf(wish: string): { range: string; weight: number } {
  const [range = "", ...parameters] = wish
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const [, weight = "1"] = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(parameters[0] ?? "q=1") ?? ["", "0"];
  return { range: range.split("-")[0] ?? "", weight: Number(weight) };
}
