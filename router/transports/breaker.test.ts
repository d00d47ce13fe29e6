import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Breaker } from "./breaker.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Fails as often as it takes. */
function setAside(): Breaker {
  const breaker = new Breaker();
  for (let n = 0; n < 3; n += 1) breaker.failed(breaker.asked());
  return breaker;
}

describe("a process that fails", () => {
  it("is set aside at the third time in a row, and not when something succeeded between", () => {
    const breaker = new Breaker();
    const fails = () => breaker.failed(breaker.asked());

    expect([fails(), fails()]).toEqual([null, null]);
    breaker.succeeded();
    expect([fails(), fails()]).toEqual([null, null]);
    expect(breaker.admits).toBe(true);
    expect(fails()).toBe(1_000);

    expect(breaker.admits).toBe(false);
  });

  it("is tried after a pause by one question at a time, and each trial that fails doubles the pause to half a minute", () => {
    const breaker = setAside();
    const pauses: (number | null)[] = [];
    for (let pause = 1_000; pauses.length < 7; pause = pauses.at(-1) ?? 0) {
      vi.advanceTimersByTime(pause - 1);
      expect(breaker.admits).toBe(false);
      vi.advanceTimersByTime(1);
      expect(breaker.asked()).toBe(true);
      expect(breaker.admits).toBe(false);
      pauses.push(breaker.failed(true));
    }

    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("is asked as before once a trial succeeds, and the next pause is a short one", () => {
    const breaker = setAside();
    vi.advanceTimersByTime(1_000);
    breaker.failed(breaker.asked());
    vi.advanceTimersByTime(2_000);

    breaker.asked();
    expect(breaker.succeeded()).toBe(true);

    expect([breaker.admits, breaker.isAside, breaker.succeeded()]).toEqual([true, false, false]);
    for (const pause of [null, null, 1_000]) expect(breaker.failed(breaker.asked())).toBe(pause);
  });

  it("is set aside no longer by those who were asked before and are late as well", () => {
    const breaker = setAside();

    expect(breaker.failed(false)).toBeNull();

    vi.advanceTimersByTime(1_000);
    expect(breaker.admits).toBe(true);
  });

  it("may be tried by another when the first who tried it left", () => {
    const breaker = setAside();
    vi.advanceTimersByTime(1_000);

    breaker.abandoned(breaker.asked());

    expect(breaker.asked()).toBe(true);
  });
});
