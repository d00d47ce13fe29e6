import { expect, it } from "vitest";
import { mapStream } from "./streams.ts";

/** A source that gives these values, then breaks or ends or waits for ever; it tells how often it was asked and left. */
function sourceOf(values: readonly number[], then: "end" | "break" | "wait") {
  const rest = [...values];
  const source = {
    asked: 0,
    left: 0,
    [Symbol.asyncIterator]: () => source,
    async next(): Promise<IteratorResult<number>> {
      source.asked += 1;
      const value = rest.shift();
      if (value !== undefined) return { value, done: false };
      if (then === "break") throw new Error("broken");
      return then === "end" ? { value: undefined, done: true } : new Promise(() => {});
    },
    async return(): Promise<IteratorResult<number>> {
      source.left += 1;
      return { value: undefined, done: true };
    },
  };
  return source;
}

async function all(stream: AsyncIterable<string>): Promise<string[]> {
  const values: string[] = [];
  for await (const value of stream) values.push(value);
  return values;
}

const onBreak = (error: unknown) => String(error);

it("turns each value, and ends for good when its source does", async () => {
  const source = sourceOf([1, 2], "end");
  const stream = mapStream(source, (value) => `value ${value}`, onBreak);

  expect(await all(stream)).toEqual(["value 1", "value 2"]);
  expect(await stream.next()).toEqual({ value: undefined, done: true });
  expect(source.asked).toBe(3);
});

it("ends with one last value when its source breaks", async () => {
  const source = sourceOf([1], "break");
  const stream = mapStream(source, String, onBreak);

  expect(await all(stream)).toEqual(["1", "Error: broken"]);
  expect(await stream.next()).toEqual({ value: undefined, done: true });
  expect(source.asked).toBe(2);
});

it("leaves its source when a value cannot be turned", async () => {
  const source = sourceOf([1, 2], "wait");
  const refuse = () => {
    throw new Error("cannot be turned");
  };

  expect(await all(mapStream(source, refuse, onBreak))).toEqual(["Error: cannot be turned"]);
  expect(source).toMatchObject({ asked: 1, left: 1 });
});

it("is left at once, while a value is waited for", async () => {
  const source = sourceOf([], "wait");
  const stream = mapStream(source, String, onBreak);
  void stream.next();

  expect(await stream.return?.()).toEqual({ value: undefined, done: true });
  expect(source.left).toBe(1);
  expect(await stream.next()).toEqual({ value: undefined, done: true });
});
