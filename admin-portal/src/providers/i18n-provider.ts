import polyglotI18nProvider from "ra-i18n-polyglot";
import englishMessages from "ra-language-english";
import { messages } from "../i18n/messages.ts";

const LOCALES = [{ locale: "en", name: "English" }];

/** Words: react-admin's own and ours, in English. What is no name of a message is said as it is: the server's sentences. */
export const i18nProvider = polyglotI18nProvider(() => ({ ...englishMessages, ...messages }), "en", LOCALES, {
  onMissingKey: (sentence: string) => sentence,
});
