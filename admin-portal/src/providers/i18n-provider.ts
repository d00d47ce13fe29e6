import polyglotI18nProvider from "ra-i18n-polyglot";
import type { I18nProvider } from "react-admin";
import { catalogueOf } from "../i18n/catalogue.ts";
import { isLanguage, LANGUAGES, type Language, languageNow } from "../i18n/language.ts";

const LOCALES = LANGUAGES.map(({ language, name }) => ({ locale: language, name }));

/** The words of every page in a language, and of another one once that is asked for. What is no name of a message is said as it is: the server's sentences. */
export async function openI18nProvider(language: Language): Promise<I18nProvider> {
  const first = await catalogueOf(language);
  const provider = polyglotI18nProvider(
    (wanted) => (isLanguage(wanted) && wanted !== language ? catalogueOf(wanted) : first),
    language,
    LOCALES,
    { onMissingKey: (sentence: string) => sentence },
  );
  speak(language);
  return {
    ...provider,
    async changeLocale(wanted) {
      if (!isLanguage(wanted)) return;
      await provider.changeLocale(wanted);
      speak(wanted);
    },
  };
}

/** What reads the page aloud, hyphenates it and chooses its letters goes by the document's language. */
function speak(language: Language): void {
  languageNow.set(language);
  document.documentElement.lang = language;
}
