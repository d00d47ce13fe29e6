import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../shared/language.ts";
import { MESSAGES, type MessageId, textOf } from "./messages.ts";

const ids = Object.keys(MESSAGES) as MessageId[];

describe("the catalogue of messages", () => {
  it("has every message in every language, each in its own script", () => {
    for (const id of ids) {
      for (const language of LANGUAGES) {
        expect(textOf(id, language).trim(), `${id} ${language}`).toBe(textOf(id, language));
        expect(/\p{Script=Devanagari}/u.test(textOf(id, language)), `${id} ${language}`).toBe(language === "hi");
      }
    }
  });

  it("says nothing twice: by its words alone a person can tell what happened", () => {
    for (const language of LANGUAGES) expect(new Set(ids.map((id) => textOf(id, language))).size).toBe(ids.length);
  });
});
