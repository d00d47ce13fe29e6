import type { TranslationMessages } from "react-admin";
import type { messages } from "./en/messages.ts";
import type { Language } from "./language.ts";

/** The names of all messages, as English has them: another language has the same. */
export type Messages = typeof messages;

/** Ours and react-admin's own. */
type Catalogue = Messages & TranslationMessages;

const CATALOGUES: Record<Language, () => Promise<{ catalogue: Catalogue }>> = {
  en: () => import("./en/catalogue.ts"),
  hi: () => import("./hi/catalogue.ts"),
};

/** The words of a language, fetched when somebody reads it. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  return (await CATALOGUES[language]()).catalogue;
}
