import { expect, it } from "vitest";
import { orderedId } from "./ordered-id.ts";

it("ids sort as they were made, however many in one millisecond", () => {
  const ids = Array.from({ length: 2_000 }, orderedId);

  expect(ids.toSorted()).toEqual(ids);
});
