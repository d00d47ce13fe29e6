import { expect, it } from "vitest";
import { bestOf, startingLanguage } from "./language.ts";

it.each([
  [["hi-IN", "en-US"], "hi"],
  [["mr-IN", "hi", "en"], "hi"],
  [["en-GB", "hi-IN"], "en"],
  [["fr-FR", "de"], "en"],
  [[], "en"],
])("of a browser that reads %j the page speaks %s", (wanted, language) => {
  expect(bestOf(wanted)).toBe(language);
});

it("goes by what was chosen in this browser before that, and by no language that it does not have", () => {
  expect(startingLanguage("hi")).toBe("hi");
  expect(["en", "hi"]).toContain(startingLanguage("tlh"));
});
