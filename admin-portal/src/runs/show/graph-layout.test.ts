import { describe, expect, it } from "vitest";
import { placesOf } from "./graph-layout.ts";

const step = (key: string, ...needs: string[]) => ({ key, needs });
const drawn = (...steps: ReturnType<typeof step>[]) =>
  Object.fromEntries(placesOf(steps).map(({ step: { key }, layer, offset }) => [key, [layer, offset]]));

describe("the places of steps", () => {
  it("stand in a line where each waits for the one before", () => {
    expect(drawn(step("facts"), step("risks", "facts"), step("next", "facts", "risks"))).toEqual({
      facts: [0, 0],
      risks: [1, 0],
      next: [2, 0],
    });
  });

  it("stand side by side where steps do not need each other, around the middle", () => {
    expect(drawn(step("a"), step("b", "a"), step("c", "a"), step("d", "b", "c"))).toEqual({
      a: [0, 0],
      b: [1, -0.5],
      c: [1, 0.5],
      d: [2, 0],
    });
  });

  it("are behind the last of all that they wait for", () => {
    expect(drawn(step("a"), step("b", "a"), step("c", "a", "b"), step("d", "a")).d).toEqual([1, 0.5]);
  });

  it("are none for no steps, and the first for one that names what is not there", () => {
    expect(placesOf([])).toEqual([]);
    expect(drawn(step("a", "gone"))).toEqual({ a: [0, 0] });
  });
});
