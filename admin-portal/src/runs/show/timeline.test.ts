import { describe, expect, it } from "vitest";
import { timelineOf } from "./timeline.ts";

const DAY = 86_400_000;

describe("the times of steps", () => {
  it("stand on one scale, side by side where they ran side by side", () => {
    const { bars, pauses } = timelineOf([
      { key: "a", from: 0, to: 50 },
      { key: "b", from: 50, to: 100 },
      { key: "c", from: 50, to: 75 },
    ]);

    expect(bars).toEqual([
      { key: "a", left: 0, width: 50 },
      { key: "b", left: 50, width: 50 },
      { key: "c", left: 50, width: 25 },
    ]);
    expect(pauses).toEqual([]);
  });

  it("stay visible beside the days that people took to answer, which are drawn short", () => {
    const { bars, pauses } = timelineOf([
      { key: "a", from: 0, to: 50 },
      { key: "b", from: DAY + 50, to: DAY + 100 },
    ]);

    expect(bars[0]?.width).toBeGreaterThan(40);
    expect(bars[1]!.left + bars[1]!.width).toBeCloseTo(100);
    expect(pauses).toEqual([{ ms: DAY, left: expect.closeTo(46.3, 1), width: expect.closeTo(7.4, 1) }]);
  });

  it("are drawn for steps that took no time at all, and none for none", () => {
    expect(timelineOf([{ key: "a", from: 5, to: 5 }]).bars).toEqual([{ key: "a", left: 0, width: 0 }]);
    expect(timelineOf([])).toEqual({ bars: [], pauses: [] });
  });
});
