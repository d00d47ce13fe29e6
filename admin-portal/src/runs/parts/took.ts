import { duration } from "../../ui/time.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long machines took: "34 ms", "2.1 sec", and from a minute on as people say it. */
export function took(ms: number, locale: string): string {
  if (ms >= MINUTE) return duration(ms, locale);
  const [unit, value] = ms < SECOND ? (["millisecond", Math.round(ms)] as const) : (["second", ms / SECOND] as const);
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(value);
}

/** How long something took that began and ended; null for what did not. */
export function tookBetween(from: string | null, to: string | null): number | null {
  return from && to ? Math.max(0, Date.parse(to) - Date.parse(from)) : null;
}
