import { expect, it } from "vitest";
import { isBackupCode, isCode, sixDigitsOf } from "./digits.ts";

it.each([
  ["123456", "123456"],
  [" 123 456\n", "123456"],
  ["123-456", "123456"],
  ["Your code is 123456.", "123456"],
  ["१२३ ४५६", "123456"],
  ["1234567", "123456"],
  ["12a", "12"],
  ["", ""],
])("reads the digits of %j", (text, digits) => {
  expect(sixDigitsOf(text)).toBe(digits);
});

it("takes six digits for a code, and nothing else", () => {
  expect(isCode("012345")).toBe(true);
  expect(["12345", "1234567", "12345a", ""].some(isCode)).toBe(false);
});

it.each(["7K2M9-QX4RT", "7k2m9qx4rt", " 7K2M9 – QX4RT\n"])("takes %j for a backup code", (text) => {
  expect(isBackupCode(text)).toBe(true);
});

it.each(["", "123456", "7K2M9-QX4R", "7K2M9-QX4RTT", "7K2M9_QX4RT"])("does not take %j for one", (text) => {
  expect(isBackupCode(text)).toBe(false);
});
