import type { Random } from "./random.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const INDIA = 5.5 * HOUR;

/** The next moment at which the office is open: Monday to Saturday, half past nine to six, in India. */
export function officeHour(from: number, random: Random): number {
  const local = new Date(from + INDIA);
  const hour = local.getUTCHours() + local.getUTCMinutes() / 60;
  const midnight = Math.floor((from + INDIA) / DAY) * DAY - INDIA;
  const opens = midnight + 9.5 * HOUR + random.between(0, 1.5 * HOUR);
  const days = local.getUTCDay() === 0 || hour >= 18 ? 1 : 0;
  if (days) return officeHour(opens + DAY, random);
  return hour < 9.5 ? opens : from;
}

/** A later moment at which the office is open. */
export function laterInOffice(from: number, minHours: number, maxHours: number, random: Random): number {
  return officeHour(from + random.between(minHours, maxHours) * HOUR, random);
}

/** The end of the working day so many days on. */
export function dueIn(days: number, from: number): Date {
  const local = Math.floor((from + INDIA) / DAY) * DAY;
  return new Date(local + days * DAY + 17.5 * HOUR - INDIA);
}
