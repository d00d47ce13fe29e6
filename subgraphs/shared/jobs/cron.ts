import { createRequire } from "node:module";

const { TimeMatcher, validateCrontab } = createRequire(import.meta.url)(
  "@dbos-inc/dbos-sdk/internal/scheduler/crontab",
) as {
  TimeMatcher: new (cron: string, timeZone?: string) => { nextWakeupTime(after: Date | number): Date };
  validateCrontab(cron: string): void;
};

const DAY_MS = 86_400_000;
/** No clock has been put forward or back by more. */
const LONGEST_CHANGE_MS = 3 * 3_600_000;

/**
 * The first time after `after` that a cron names on the wall clock of a zone. Where the clock is put forward, a time that
 * does not exist is taken as many minutes after the change as it is after the gap's beginning; where it is put back, a
 * time that exists twice counts the first time. So once a day is once a day. A cron for every hour has no time of day: it
 * goes by the hours that pass.
 */
export function nextTime(cron: string, timeZone: string, after: Date): Date {
  validateCrontab(cron);
  if (isOfEveryHour(cron)) return new TimeMatcher(cron, timeZone).nextWakeupTime(after);
  const onTheWall = new TimeMatcher(cron, "UTC");
  // Earlier on the wall: a time that was moved behind a gap may still be to come when the clock is already past it.
  let wall = onTheWall.nextWakeupTime(wallClockAt(after.getTime(), timeZone) - LONGEST_CHANGE_MS).getTime();
  while (instantOf(wall, timeZone).at <= after.getTime()) wall = onTheWall.nextWakeupTime(wall).getTime();
  let next = instantOf(wall, timeZone);
  // One that was moved comes after some that follow it on the wall.
  for (const end = wall + LONGEST_CHANGE_MS; next.moved && wall < end; ) {
    wall = onTheWall.nextWakeupTime(wall).getTime();
    const other = instantOf(wall, timeZone);
    if (other.at < next.at && other.at > after.getTime()) next = other;
  }
  return new Date(next.at);
}

/** Refuses what no clock or calendar knows, when the process starts. */
export function assertSchedule(cron: string, timeZone: string): void {
  nextTime(cron, timeZone, new Date());
}

function isOfEveryHour(cron: string): boolean {
  const fields = cron.trim().split(/\s+/);
  return /^(\*|0-23)(\/1)?$/.test(fields[fields.length - 4] ?? "");
}

/** What the clock on the wall shows at an instant, as if that were UTC. */
function wallClockAt(instant: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it a hundred times. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...fields, second: "numeric" });
  clocks.set(timeZone, clock);
  return clock;
}

/** When the wall clock shows this: the first time where it does twice; where it never does, moved by as much as it jumps. */
function instantOf(wall: number, timeZone: string): { at: number; moved: boolean } {
  const offsetAt = (instant: number) => wallClockAt(instant, timeZone) - instant;
  const before = offsetAt(wall - DAY_MS);
  const shown = [wall - before, wall - offsetAt(wall + DAY_MS)].filter((at) => wallClockAt(at, timeZone) === wall);
  return shown.length ? { at: Math.min(...shown), moved: false } : { at: wall - before, moved: true };
}
