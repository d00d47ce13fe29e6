import { expect, it } from "vitest";
import { linesOf, textOf } from "./lines.ts";

it.each([
  ["one.example\ntwo.example", ["one.example", "two.example"]],
  ["one.example, two.example;three.example", ["one.example", "two.example", "three.example"]],
  ["  one.example \n\n one.example ", ["one.example"]],
  ["", []],
])("reads %j as one on each line", (text, lines) => {
  expect(linesOf(text)).toEqual(lines);
  expect(linesOf(textOf(lines))).toEqual(lines);
});
