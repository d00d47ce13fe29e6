import { useLocaleState } from "react-admin";
import { isLanguage, type Language } from "./language.ts";

/** The language of the page, and how to read it in another one; this browser remembers it. */
export function useLanguage(): [language: Language, choose: (next: Language) => void] {
  const [locale, setLocale] = useLocaleState();
  return [isLanguage(locale) ? locale : "en", setLocale];
}
