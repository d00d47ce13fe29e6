import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { codeOf, idInLinkToken, isCodeOf, isLinkTokenOf, linkTokenOf } from "./derived.ts";

const SECRET = "s".repeat(32);
const challenge = (more: object = {}) => ({
  id: randomUUID(),
  purpose: "SIGN_IN" as const,
  addressKind: "EMAIL" as const,
  address: "asha@example.org",
  ...more,
});

describe("what is derived of a challenge", () => {
  it("is six digits, the same each time, and every digit at every place about as often", () => {
    const codes = Array.from({ length: 20_000 }, () => codeOf(SECRET, challenge()));

    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(19_500);
    for (let place = 0; place < 6; place++)
      for (const digit of "0123456789")
        expect(codes.filter((code) => code[place] === digit).length / codes.length).toBeCloseTo(0.1, 1);
    const one = challenge();
    expect(codeOf(SECRET, one)).toBe(codeOf(SECRET, one));
  });

  it.each([
    ["another row", { id: randomUUID() }],
    ["another purpose", { purpose: "RESET_PASSWORD" as const }],
    ["another address", { address: "asha@example.com" }],
    ["another kind of address", { addressKind: "PHONE" as const }],
  ])("is nothing to %s", (_what, more) => {
    const one = challenge();
    const other = { ...one, ...more };

    expect(isLinkTokenOf(SECRET, other, linkTokenOf(SECRET, one))).toBe(false);
    expect(linkTokenOf(SECRET, other).split(".")[1]).not.toBe(linkTokenOf(SECRET, one).split(".")[1]);
  });

  it("is nothing to another secret", () => {
    const one = challenge();

    expect(isLinkTokenOf("t".repeat(32), one, linkTokenOf(SECRET, one))).toBe(false);
    expect(isLinkTokenOf(SECRET, one, linkTokenOf(SECRET, one))).toBe(true);
  });

  it.each(["", "12345", "1234567", "abcdef", "12345é", "🙂🙂🙂"])("is not %j", (given) => {
    expect(isCodeOf(SECRET, challenge(), given)).toBe(false);
  });

  it("names its row in a link, and nothing else does", () => {
    const one = challenge();

    expect(idInLinkToken(linkTokenOf(SECRET, one))).toBe(one.id);
    for (const wrong of ["", one.id, `${one.id}.`, `${one.id}.${"A".repeat(42)}`, `x.${"A".repeat(43)}`])
      expect(idInLinkToken(wrong)).toBeNull();
  });
});
