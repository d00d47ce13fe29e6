import { describe, expect, it } from "vitest";
import { catalogue as english } from "./en/catalogue.ts";
import { catalogue as hindi } from "./hi/catalogue.ts";

type Tree = { [key: string]: string | Tree };

const ENGLISH = leavesOf(english as unknown as Tree);
const HINDI = leavesOf(hindi as unknown as Tree);

describe("the two catalogues", () => {
  it("have the same messages", () => {
    expect([...HINDI.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
    expect(ENGLISH.size).toBeGreaterThan(900);
  });

  it.each([...ENGLISH])("fill %s alike in every form", (key, text) => {
    expect(formsOf(HINDI.get(key)!)).toEqual(formsOf(text));
  });

  it.each([...ENGLISH])("say %s in Hindi's own letters", (key, text) => {
    const words = HINDI.get(key)!.replaceAll(/%\{\w+\}/g, "");
    if (/[a-z]/i.test(text.replaceAll(/%\{\w+\}/g, ""))) expect(words).toMatch(/\p{Script=Devanagari}/u);
  });
});

/** What each form of a message is filled with: one and many are parted by four bars. */
function formsOf(text: string): string[][] {
  return text.split("||||").map((form) => [...form.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name!).sort());
}

function leavesOf(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value] as const] : [...leavesOf(value, `${path}${key}.`)],
    ),
  );
}
