import { afterEach, expect, it } from "vitest";
import { chosenZone } from "./time.ts";
import { fieldOf, momentOf } from "./zoned.ts";

afterEach(() => chosenZone.set(null));

it.each([
  ["Asia/Kolkata", "2026-11-21T18:30:00.000Z", "2026-11-22T00:00"],
  ["America/St_Johns", "2026-07-01T00:00:00.000Z", "2026-06-30T21:30"],
  ["Europe/Berlin", "2026-03-29T00:59:00.000Z", "2026-03-29T01:59"],
  ["Europe/Berlin", "2026-03-29T01:00:00.000Z", "2026-03-29T03:00"],
  ["UTC", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00"],
])("in %s %s is written %s, and read back", (zone, moment, field) => {
  chosenZone.set(zone);

  expect(fieldOf(moment)).toBe(field);
  expect(momentOf(field)).toBe(moment);
});

it("takes a time that the clocks leave out for one beside it", () => {
  chosenZone.set("Europe/Berlin");

  expect(["2026-03-29T00:30:00.000Z", "2026-03-29T01:30:00.000Z"]).toContain(momentOf("2026-03-29T02:30"));
});
