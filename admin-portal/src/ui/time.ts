import { useSyncExternalStore } from "react";
import { sharedValue } from "../app/shared-value.ts";

const MINUTE = 60_000;
const UNITS: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ["year", 365 * 24 * 60 * MINUTE],
  ["month", 30 * 24 * 60 * MINUTE],
  ["day", 24 * 60 * MINUTE],
  ["hour", 60 * MINUTE],
  ["minute", MINUTE],
];

/** The zone that somebody chose to read times in; the device's own before anybody did. */
export const chosenZone = sharedValue<string | null>(null);

/** The present, a minute at a time: whatever shows how long ago something was follows it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / MINUTE) * MINUTE);
}

/** "3 hours ago", "in 2 days", "now". */
export function relative(at: number, now: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const distance = at - now;
  const found = UNITS.find(([, ms]) => Math.abs(distance) >= ms);
  return found ? format.format(Math.trunc(distance / found[1]), found[0]) : format.format(0, "second");
}

/** How long, without its direction: "3 hours". */
export function duration(ms: number, locale: string): string {
  const [unit, size] = UNITS.find(([, each]) => ms >= each) ?? ["minute" as const, MINUTE];
  const value = Math.max(1, Math.floor(ms / size));
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** Its date alone, where there is little room. */
export function day(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: zone() }).format(new Date(at));
}

/** The moment itself, in the reader's own zone. */
export function absolute(at: string | number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: zone() }).format(
    new Date(at),
  );
}

/** The time of day alone, for what is over within the hour. */
export function timeOfDay(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: zone() }).format(new Date(at));
}

/** The zone in which times are read. */
export function zone(): string | undefined {
  return chosenZone.get() ?? undefined;
}

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE / 4);
  return () => clearInterval(timer);
}
