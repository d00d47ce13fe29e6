import pg from "pg";
import { describe, expect, it } from "vitest";
import { columnTypes, readInstant } from "./instant.ts";

const asPg = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => unknown;

describe("an instant from the database", () => {
  it.each([
    "2026-11-21 14:19:00+00",
    "2026-11-21 14:19:00.1+00",
    "2026-11-21 14:19:00.123456+00",
    "2026-11-21 14:19:00.123+05:30",
    "2026-11-21 14:19:00-03",
    "1883-11-18 12:03:58-04:56:02",
    "0099-01-01 00:00:00+00",
    "0044-03-15 00:00:00+00 BC",
    "12026-01-01 00:00:00+00",
    "infinity",
    "-infinity",
    "Sat Nov 21 14:19:00 2026 UTC",
  ])("is what pg reads: %s", (text) => {
    expect(readInstant(text)).toEqual(asPg(text));
  });

  it("is the same to every millisecond", () => {
    const texts = Array.from({ length: 1000 }, (_, ms) => `1970-01-01 00:00:00.${String(ms).padStart(3, "0")}+00`);

    expect(texts.map(readInstant).map(Number)).toEqual(texts.map((_, ms) => ms));
  });

  it("is all that is read in another way than pg does", () => {
    const { INT8, DATE, TIMESTAMP, JSONB } = pg.types.builtins;

    for (const type of [INT8, DATE, TIMESTAMP, JSONB]) {
      expect(columnTypes.getTypeParser(type)).toBe(pg.types.getTypeParser(type));
    }
  });
});
