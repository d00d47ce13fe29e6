import { describe, expect, it } from "vitest";
import { languageOf } from "./language.ts";

describe("the language of an answer", () => {
  it.each([
    ["hi-IN,hi;q=0.9,en;q=0.8", "hi"],
    ["en-GB,en;q=0.9,hi;q=0.8", "en"],
    ["hi", "hi"],
    ["HI-in", "hi"],
    ["fr-FR, hi;q=0.1", "hi"],
    ["hi;q=0.5, *;q=0.9", "en"],
    ["*", "en"],
    ["fr", "en"],
    ["hi;q=0", "en"],
    ["hi;q=2", "en"],
    ["", "en"],
    [undefined, "en"],
    [`${"xx,".repeat(10_000)}hi`, "en"],
  ])("for %j is %s", (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
