import { registerEnumType } from "type-graphql";
import { Column } from "typeorm";

/** The languages that people are written to in. */
export enum Language {
  EN = "EN",
  HI = "HI",
}
registerEnumType(Language, { name: "Language" });

/** The language of a tag such as `hi-IN`; English for every other. */
export function languageOf(tag: string): Language {
  return /^hi(-|$)/i.test(tag) ? Language.HI : Language.EN;
}

/** A language as its tag (BCP 47) stands: `en` and `hi`. */
export function tagOf(language: Language): "en" | "hi" {
  return language === Language.HI ? "hi" : "en";
}

/** A column that keeps the tag of a language. */
export const LanguageColumn = (): PropertyDecorator =>
  Column("text", { default: "en", transformer: { to: (kept: Language) => kept && tagOf(kept), from: languageOf } });
