/** The languages that the product speaks, by their BCP 47 tags; the first is spoken to whoever understands none. */
export const LANGUAGES = ["en", "hi"] as const;

export type LanguageTag = (typeof LANGUAGES)[number];

export function isLanguage(tag: unknown): tag is LanguageTag {
  return LANGUAGES.some((language) => language === tag);
}
