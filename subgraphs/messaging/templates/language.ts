import { registerEnumType } from "type-graphql";

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
