import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import { diffLines } from "./line-diff.ts";

const SIGNS = { same: " ", removed: "-", added: "+" };
const signed = (first: string, second: string) =>
  diffLines(first, second).map(({ kind, text }) => `${SIGNS[kind]}${text}`);

describe("the difference of two texts", () => {
  it("keeps as many lines as it can, and tells what went before what came", () => {
    expect(signed("a\nb\nc\nd\ne", "a\nc\nx\ne\nf")).toEqual([" a", "-b", " c", "-d", "+x", " e", "+f"]);
    expect(signed("a", "a")).toEqual([" a"]);
    expect(signed("", "a\nb")).toEqual(["-", "+a", "+b"]);
  });

  it("counts the lines of both texts on its own", () => {
    expect(diffLines("a\nb", "x\na\nb")).toEqual([
      { kind: "added", text: "x", after: 1 },
      { kind: "same", text: "a", before: 1, after: 2 },
      { kind: "same", text: "b", before: 2, after: 3 },
    ]);
  });

  it("makes the second text of the first, whatever they are", () => {
    const words = ["a", "b", "c"];
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed;
    };
    const some = () => Array.from({ length: random() % 12 }, () => words[random() % 3]).join("\n");
    for (let round = 0; round < 300; round++) {
      const [first, second] = [some(), some()];
      const lines = diffLines(first, second);
      expect(
        lines
          .filter(({ kind }) => kind !== "added")
          .map(({ text }) => text)
          .join("\n"),
      ).toBe(first);
      expect(
        lines
          .filter(({ kind }) => kind !== "removed")
          .map(({ text }) => text)
          .join("\n"),
      ).toBe(second);
    }
  });

  it("of very long texts that have nothing in common is still told at once", () => {
    const long = (letter: string) => Array.from({ length: 30_000 }, (_, index) => `${letter}${index}`).join("\n");

    expect(diffLines(long("a"), long("b"))).toHaveLength(60_000);
  });

  it("leaves out what is far from any change", () => {
    const text = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const parts = fold(diffLines(text.join("\n"), text.with(10, "new").join("\n")));

    expect(parts.map((part) => ("hidden" in part ? `${part.hidden.length} hidden` : part.lines.length))).toEqual([
      ...["7 hidden", 8, "6 hidden"],
    ]);
  });
});
