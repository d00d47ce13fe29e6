import { expect, it } from "vitest";
import { nextAfter, rangeAt } from "./places.ts";

const TEXT = '{\n  "name": "a b",\n  "steps": [tru]\n}';
const at = (line: number, column: number) => TEXT.slice(...rangeAt(TEXT, { line, column }));

it("a place of a text is the word that begins there", () => {
  expect([at(1, 1), at(2, 3), at(2, 11), at(3, 13), at(4, 1)]).toEqual(["{", '"name"', '"a b"', "tru", "}"]);
});

it("a place behind the end is the end", () => {
  expect(rangeAt(TEXT, { line: 4, column: 2 })).toEqual([TEXT.length, TEXT.length]);
  expect(rangeAt(TEXT, { line: 90, column: 1 })).toEqual([TEXT.length, TEXT.length]);
});

it("from mistake to mistake there is a way around, in both directions", () => {
  const mistakes = [
    { line: 1, column: 1 },
    { line: 2, column: 3 },
    { line: 3, column: 13 },
  ];
  const from = (offset: number, direction: 1 | -1) => nextAfter(TEXT, mistakes, offset, direction)?.line;

  expect([from(0, 1), from(5, 1), from(TEXT.length, 1)]).toEqual([2, 3, 1]);
  expect([from(TEXT.length, -1), from(4, -1), from(0, -1)]).toEqual([3, 1, 3]);
  expect(nextAfter(TEXT, [], 0, 1)).toBeUndefined();
});
