import { useEffect, useMemo } from "react";
import type { I18nProvider } from "react-admin";
import { store } from "../app/store.ts";
import { languageNow } from "./language.ts";

/**
 * The words of the page, in the language that this browser remembers. react-admin makes every page anew for another language,
 * and what somebody has typed, or is shown once, is gone with the old one: it never hears that the language is another, and
 * the words change in place.
 */
export function useWords(provider: I18nProvider): I18nProvider {
  const language = languageNow.use();
  useEffect(() => {
    const follow = (wanted: string | undefined) => {
      if (wanted && wanted !== languageNow.get()) void provider.changeLocale(wanted);
    };
    // It may have been chosen before anybody listened.
    follow(store.getItem<string>("locale"));
    return store.subscribe("locale", follow);
  }, [provider]);
  return useMemo(
    () => ({ ...provider, getLocale: () => store.getItem<string>("locale") ?? language }),
    [provider, language],
  );
}
