import { expect, it } from "vitest";
import { Streams } from "./streams.ts";

it("a stream that breaks has ended, and says so once", async () => {
  const ends: string[] = [];
  const source: AsyncIterableIterator<string> = {
    [Symbol.asyncIterator]: () => source,
    next: () => Promise.reject(new Error("broken")),
  };
  const streams = new Streams("resume");
  const stream = streams.track(source, () => ends.push("ended"));

  await expect(stream.next()).rejects.toThrow("broken");
  streams.stopAll();

  expect(await stream.next()).toEqual({ value: undefined, done: true });
  expect(ends).toEqual(["ended"]);
});
