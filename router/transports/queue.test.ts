import { describe, expect, it, vi } from "vitest";
import { resultQueue } from "./queue.ts";

const result = (n: number) => ({ data: { n } });
const LIMITS = { results: 2, bytes: 200 };
const overflow = { data: { overflow: true } };

describe("a queue of results", () => {
  it("gives what was pushed in order, before and after somebody waits, and then ends", async () => {
    const { stream, push, end } = resultQueue(
      LIMITS,
      overflow,
      () => {},
      () => {},
    );
    push(result(1));
    expect(await stream.next()).toEqual({ value: result(1), done: false });

    const waiting = stream.next();
    push(result(2));
    push(result(3));
    end();

    expect(await waiting).toEqual({ value: result(2), done: false });
    expect(await stream.next()).toEqual({ value: result(3), done: false });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  it("drops what is queued for a reader who is too slow, and says so as its last word", async () => {
    const tooSlow = vi.fn();
    const left = vi.fn();
    const { stream, push } = resultQueue(LIMITS, overflow, tooSlow, left);
    for (let n = 1; n <= 4; n += 1) push(result(n));

    expect(tooSlow).toHaveBeenCalledOnce();
    expect(await stream.next()).toEqual({ value: overflow, done: false });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    expect(left).not.toHaveBeenCalled();
  });

  it("is bounded by size as well, and what was read counts no more", async () => {
    const tooSlow = vi.fn();
    const large = { data: { text: "x".repeat(100) } };
    const { stream, push } = resultQueue(LIMITS, overflow, tooSlow, () => {});
    for (let turn = 1; turn <= 3; turn += 1) {
      push(large);
      expect((await stream.next()).value).toEqual(large);
    }
    expect(tooSlow).not.toHaveBeenCalled();

    push(large);
    push(large);

    expect(tooSlow).toHaveBeenCalledOnce();
    expect(await stream.next()).toEqual({ value: overflow, done: false });
  });

  it("lets a reader go at once who waits for the next event", async () => {
    const left = vi.fn();
    const { stream } = resultQueue(LIMITS, overflow, () => {}, left);
    const waiting = stream.next();

    await stream.return?.();

    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(left).toHaveBeenCalledOnce();
  });
});
