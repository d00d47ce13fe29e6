import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { arrivalOf, leaveFor } from "./journey.ts";

const ID = "0b1f7c1e-6a0e-4c8e-9a52-0d6f7a1b2c3d";
const AWAY = "https://provider.example/authorize";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("location", { assign: vi.fn() });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const arriveAt = (search: string, hash = `#${ID}`) => arrivalOf({ search, hash });

describe("coming back from another sign-in page", () => {
  it("says what for, and where to go on", () => {
    expect(arriveAt("?purpose=LINK&to=%2Faccount")).toEqual({
      purpose: "LINK",
      journeyId: ID,
      refused: null,
      next: "/account",
    });
  });

  it("goes on where somebody was, told once", () => {
    leaveFor(AWAY, { next: "/cases/7/show?tab=history", identifier: "asha@one.example" });

    expect(location.assign).toHaveBeenCalledWith(AWAY);
    expect(arriveAt("?purpose=SIGN_IN&to=%2F")).toMatchObject({
      next: "/cases/7/show?tab=history",
      identifier: "asha@one.example",
    });
    expect(arriveAt("?purpose=SIGN_IN&to=%2F").next).toBe("/");
  });

  it("after too long a time goes on where the server says", () => {
    vi.useFakeTimers();
    leaveFor(AWAY, { next: "/cases" });

    vi.advanceTimersByTime(11 * 60_000);

    expect(arriveAt("?purpose=SIGN_IN&to=%2Faccount").next).toBe("/account");
  });

  it("with a refusal says which", () => {
    expect(arriveAt("?refused=SSO_INVALID", "")).toMatchObject({ refused: "SSO_INVALID", journeyId: null });
  });

  it.each(["", "#", `#${ID}x`, `#${ID}&next=//evil.example`, "#__proto__", `#${ID.toUpperCase()}`])(
    "with %j has no journey to finish",
    (hash) => {
      expect(arriveAt("", hash).journeyId).toBeNull();
    },
  );

  it.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""])(
    "is not led to %j",
    (to) => {
      expect(arriveAt(`?${new URLSearchParams({ to })}`).next).toBe("/");
    },
  );

  it.each(["?refused=%3Cb%3E", "?refused=OTHER", "?purpose=ADMIN"])("takes nothing of %j", (search) => {
    expect(arriveAt(search)).toMatchObject({ refused: null, purpose: "SIGN_IN" });
  });
});
