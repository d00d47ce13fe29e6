import { describe, expect, it } from "vitest";
import { Language } from "../../shared/words/language.ts";
import { oneLine } from "../../shared/words/line.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";
import { CATALOGUE, type Catalogue } from "./catalogue.ts";
import { requireSound } from "./check.ts";
import { writeMail } from "./mail.ts";

const { CASE_ASSIGNED } = NotificationEvent;
const VALUES = { name: "Meera", actor: "Chief", reference: "CG-2026-000001", title: "Transfer" };
const PLACE = {
  timeZone: "UTC",
  link: "https://casegraph.example/cases/1/show",
  unsubscribe: "https://casegraph.example/mail/unsubscribe?token=a.b",
};

/** The catalogue with the English words about an assigned case changed. */
function spoilt(mail: object, more: object = {}): Catalogue {
  const { EN, HI } = CATALOGUE[CASE_ASSIGNED];
  return { ...CATALOGUE, [CASE_ASSIGNED]: { HI, EN: { ...EN, ...more, mail: { ...EN.mail, ...mail } } } };
}

describe("the catalogue", () => {
  it("is sound, in every language", () => {
    expect(() => requireSound(CATALOGUE)).not.toThrow();
  });

  it.each([
    [
      "a value that nobody gives",
      spoilt({ subject: "{{reference}} {{colour}}" }),
      /CASE_ASSIGNED EN mail subject: nobody gives a value \{\{colour\}\}/,
    ],
    [
      "a value of the mail in a list",
      spoilt({}, { title: "{{title}}" }),
      /EN title: nobody gives a value \{\{title\}\}/,
    ],
    [
      "a value that it never mentions",
      spoilt({ paragraphs: ["{{reference}} {{title}}"] }),
      /EN mail: says nothing of \{\{actor\}\}/,
    ],
    ["an empty text", spoilt({ action: " " }), /EN mail action: is empty/],
    ["no paragraph", spoilt({ paragraphs: [] }), /EN mail: has no paragraph/],
    ["a brace that is left open", spoilt({ action: "{{open" }), /EN mail action: has a brace/],
    [
      "a language that is missing",
      { ...CATALOGUE, [CASE_ASSIGNED]: { EN: CATALOGUE[CASE_ASSIGNED].EN } } as never,
      /CASE_ASSIGNED HI: missing/,
    ],
  ])("with %s is refused at the start, and says where", (_what, catalogue, fault) => {
    expect(() => requireSound(catalogue)).toThrow(fault);
  });

  it("tells of every fault at once", () => {
    expect(() => requireSound(spoilt({ subject: "{{a}}", action: "{{b}}" }))).toThrow(/\{\{a\}\}[\s\S]*\{\{b\}\}/);
  });
});

describe("a mail's words", () => {
  const write = (values: object = VALUES, language = Language.EN) =>
    writeMail({ event: CASE_ASSIGNED, language, values: values as never, ...PLACE });

  it.each(Object.values(Language))("in %s say the same as text and as HTML", (language) => {
    const { subject, text, html } = write(VALUES, language);

    expect(subject).toContain("CG-2026-000001");
    for (const part of [text, html.replaceAll("&#38;", "&")]) {
      for (const word of [...Object.values(VALUES), PLACE.link, PLACE.unsubscribe]) expect(part).toContain(word);
    }
    expect(html).toContain(`<html lang="${language.toLowerCase()}">`);
  });

  it("never turn somebody's words into markup or another template", () => {
    const { html, text } = write({ ...VALUES, title: `<b>"x"</b> & {{name}}` });

    expect(html).toContain("&#60;b&#62;&#34;x&#34;&#60;/b&#62; &#38; {{name}}");
    expect(text).toContain(`<b>"x"</b> & {{name}}`);
  });

  it.each([
    ["missing", { ...VALUES, title: undefined }],
    ["of another type", { ...VALUES, title: 12 }],
    ["empty once it is a line", { ...VALUES, title: "\u202E\u200B\n" }],
  ])("are not written where a value is %s, and the error names it and no value", (_what, values) => {
    expect(() => write(values)).toThrow("The words of the mail CASE_ASSIGNED EN are given no value for title.");
  });

  it("give a moment in the language, with its zone", () => {
    const at = new Date("2026-11-21T15:04:00Z");
    const values = { name: "Meera", device: "Firefox on Windows", at };
    const written = (language: Language, timeZone: string) =>
      writeMail({ ...PLACE, event: NotificationEvent.NEW_DEVICE, language, timeZone, values, unsubscribe: null }).text;

    expect(written(Language.EN, "UTC")).toContain("21 November 2026 at 15:04 UTC");
    expect(written(Language.EN, "Asia/Kolkata")).toContain("21 November 2026 at 20:34 GMT+5:30");
    expect(written(Language.HI, "Asia/Kolkata")).toMatch(/21 नवंबर 2026.*8:34.*IST/);
    expect(written(Language.EN, "UTC")).not.toMatch(/unsubscribe/i);
  });
});

describe("one line", () => {
  it.each([
    ["a\r\nb\tc\u2028d\u0085e", "a b c d e"],
    ["  a   b  ", "a b"],
    ["x\u202Egpj.exe\u2069", "xgpj.exe"],
    ["half \uD83D of a pair", "half of a pair"],
    ["e\u0301", "é"],
    ["👩‍👩‍👧‍👦".repeat(3), "👩‍👩‍👧‍👦".repeat(3)],
  ])("is what %j becomes", (given, line) => {
    expect(oneLine(given)).toBe(line);
  });

  it("is cut between letters and never within one", () => {
    const cut = oneLine("👩‍👩‍👧‍👦".repeat(50), 40);

    expect(cut.length).toBeLessThanOrEqual(40);
    expect(cut).toMatch(/^(👩‍👩‍👧‍👦)+…$/u);
  });
});
