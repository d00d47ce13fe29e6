import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { assertSchedule, nextTime } from "./cron.ts";

const { TimeMatcher } = createRequire(import.meta.url)("@dbos-inc/dbos-sdk/internal/scheduler/crontab");

/** Every time that a cron names between two instants. */
function times(cron: string, timeZone: string, from: string, until: string): string[] {
  const found: string[] = [];
  for (let at = nextTime(cron, timeZone, new Date(from)); at < new Date(until); at = nextTime(cron, timeZone, at))
    found.push(at.toISOString().slice(0, 16));
  return found;
}

describe("a schedule on the wall clock of its zone", () => {
  it("keeps its time of day when the offset changes", () => {
    expect(times("0 7 * * *", "Europe/Berlin", "2026-03-27T12:00:00Z", "2026-03-31T00:00:00Z")).toEqual([
      "2026-03-28T06:00",
      "2026-03-29T05:00",
      "2026-03-30T05:00",
    ]);
  });

  it("runs once on the night whose time exists twice, at the first of both", () => {
    expect(times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-27T00:00:00Z")).toEqual([
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
  });

  it("runs once on the night whose time does not exist, after the change", () => {
    expect(times("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-31T00:00:00Z")).toEqual([
      "2026-03-29T01:30",
      "2026-03-30T00:30",
    ]);
    expect(times("15 2 * * *", "America/New_York", "2026-03-07T12:00:00Z", "2026-03-09T12:00:00Z")).toEqual([
      "2026-03-08T07:15",
      "2026-03-09T06:15",
    ]);
  });

  it("does not lose a later time of that night to the one that was moved behind it", () => {
    expect(times("0,30 2,3 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T20:00:00Z")).toEqual([
      "2026-03-29T01:00",
      "2026-03-29T01:30",
    ]);
    expect(times("45 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", "2026-10-05T00:00:00Z")).toEqual([
      "2026-10-03T15:45",
      "2026-10-04T15:45",
    ]);
  });

  it("of every hour goes by the hours that pass", () => {
    const night = times("0 * * * *", "Europe/Berlin", "2026-10-24T22:30:00Z", "2026-10-25T03:30:00Z");
    expect(night).toEqual(["23", "00", "01", "02", "03"].map((hour, n) => `2026-10-${n ? 25 : 24}T${hour}:00`));
  });

  it("needs this: DBOS by itself runs twice on the one night and not at all on the other", () => {
    const dbos = new TimeMatcher("30 2 * * *", "Europe/Berlin");
    const first = dbos.nextWakeupTime(new Date("2026-10-24T12:00:00Z"));

    expect([first, dbos.nextWakeupTime(first)]).toEqual([
      new Date("2026-10-25T00:30:00Z"),
      new Date("2026-10-25T01:30:00Z"),
    ]);
    expect(dbos.nextWakeupTime(new Date("2026-03-28T12:00:00Z"))).toEqual(new Date("2026-03-30T00:30:00Z"));
  });

  it.each([
    ["* * * *", "Europe/Berlin"],
    ["61 * * * *", "Europe/Berlin"],
    ["0 7 * * *", "Europe/Atlantis"],
  ])("is refused when its cron or zone is none: %s in %s", (cron, zone) => {
    expect(() => assertSchedule(cron, zone)).toThrow();
  });
});
