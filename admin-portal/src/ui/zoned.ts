import { zone } from "./time.ts";

const MINUTE = 60_000;

/** A moment as a field for date and time writes it, on the clocks of the zone that the reader chose. */
export function fieldOf(moment: string | Date): string {
  const at = new Date(moment);
  return new Date(at.getTime() + offsetAt(at.getTime())).toISOString().slice(0, 16);
}

/** The moment that such a field means. A time that clocks leave out or show twice is one of the two around it. */
export function momentOf(field: string): string {
  const written = Date.parse(`${field.slice(0, 16)}Z`);
  const near = written - offsetAt(written);
  return new Date(written - offsetAt(near)).toISOString();
}

/** By how much the zone's clocks are ahead of UTC. */
function offsetAt(moment: number): number {
  const format = new Intl.DateTimeFormat("en", { ...PARTS, timeZone: zone() });
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute);
  return shown - Math.floor(moment / MINUTE) * MINUTE;
}

const PARTS: Intl.DateTimeFormatOptions = {
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
};
