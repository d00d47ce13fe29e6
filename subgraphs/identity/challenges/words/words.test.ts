import { describe, expect, it } from "vitest";
import { Language } from "../../../shared/words/language.ts";
import { CATALOGUE, type Catalogue } from "./catalogue.ts";
import { requireSound } from "./check.ts";
import { MESSAGE_IDS, valuesOf } from "./message.ts";
import { mailOf, smsOf } from "./words.ts";

const AT = new Date("2026-11-21T15:04:00Z");
const GIVEN = { code: "012345", minutes: "10", at: AT };
const valuesFor = (id: (typeof MESSAGE_IDS)[number]) =>
  Object.fromEntries(Object.keys(valuesOf(id)).map((name) => [name, GIVEN[name as keyof typeof GIVEN]]));

const all = Object.values(Language).flatMap((language) => MESSAGE_IDS.map((id) => ({ id, language })));

/** The English words of one message changed. */
const spoilt = (more: object): Catalogue => {
  const { EN, HI } = CATALOGUE;
  return { HI, EN: { ...EN, SIGN_IN: { ...EN.SIGN_IN, ...more } } };
};

describe("the words that identity sends", () => {
  it("are sound, in every language", () => {
    expect(() => requireSound(CATALOGUE)).not.toThrow();
  });

  it.each([
    [
      "a value that nobody gives",
      spoilt({ subject: "{{colour}}" }),
      /SIGN_IN EN subject: nobody gives a value \{\{colour\}\}/,
    ],
    ["a text message without the code", spoilt({ sms: "{{minutes}}" }), /SIGN_IN EN sms: says nothing of \{\{code\}\}/],
    ["an empty text", spoilt({ reason: " " }), /SIGN_IN EN reason: is empty/],
    ["no paragraph", spoilt({ paragraphs: [] }), /SIGN_IN EN: has no paragraph/],
    ["a language that is missing", { EN: CATALOGUE.EN } as never, /SIGN_IN HI: missing/],
  ])("with %s are refused at the start, and say where", (_what, catalogue, fault) => {
    expect(() => requireSound(catalogue)).toThrow(fault);
  });

  it.each(all)("say the same as text and as HTML: $id $language", ({ id, language }) => {
    const link = "https://casegraph.example/page#token=a.b";
    const { subject, text, html } = mailOf({ id, language, values: valuesFor(id) }, link);

    expect(subject.length).toBeGreaterThan(5);
    for (const part of [text, html]) {
      expect(part).toContain(link);
      if ("code" in valuesOf(id)) expect(part).toContain("012345");
    }
    expect(html).toContain(`<html lang="${language.toLowerCase()}">`);
    expect(text).not.toMatch(/\{\{|undefined/);
  });

  it.each(all)("fit into few text messages, and say for whose pages a code is: $id $language", ({ id, language }) => {
    const text = smsOf({ id, language, values: valuesFor(id) }, "casegraph.example");

    expect(text.length).toBeLessThan(300);
    if ("code" in valuesOf(id)) expect(text.split("\n").at(-1)).toBe("@casegraph.example #012345");
    else expect(text).not.toContain("#");
  });

  it("are not written without their values", () => {
    expect(() => smsOf({ id: "SIGN_IN", language: Language.EN, values: { minutes: "5" } }, "x")).toThrow(
      "The words of the text message SIGN_IN EN are given no value for code.",
    );
  });
});
