import { sharedValue } from "../app/shared-value.ts";

/** What the portal can be read in, each by its own name. */
export const LANGUAGES = [
  { language: "en", name: "English" },
  { language: "hi", name: "हिन्दी" },
] as const;

export type Language = (typeof LANGUAGES)[number]["language"];

/** The language in which the page speaks; the server is asked to answer in it too. */
export const languageNow = sharedValue<Language>("en");

/** What somebody has chosen before they signed in: it is newer than what their account says. */
export const chosenAtTheDoor = sharedValue<Language | null>(null);

/** True for a language that the portal has. */
export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some(({ language }) => language === text);
}

/** The first of somebody's languages that the portal has: hi-IN is Hindi. */
export function bestOf(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.split("-")[0]).find(isLanguage) ?? "en";
}

/** The choice that this browser remembers, else what the browser itself is set to. */
export function startingLanguage(chosen: unknown): Language {
  return isLanguage(chosen) ? chosen : bestOf(navigator.languages);
}
