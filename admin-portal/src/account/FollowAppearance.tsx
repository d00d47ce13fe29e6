import { useEffect } from "react";
import { appearance } from "../auth/appearance.ts";
import { graphLanguage } from "../i18n/graph-language.ts";
import { chosenAtTheDoor, isLanguage } from "../i18n/language.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { type ModeChoice, useColorMode } from "../theme/ColorMode.tsx";
import { chosenZone } from "../ui/time.ts";
import { choosePreference } from "./preferences.ts";

/** Shows the pages as whoever is signed in has chosen. */
export function FollowAppearance() {
  const { language, theme, timeZone } = appearance.use();
  const [, read] = useLanguage();
  const { choose } = useColorMode();

  useEffect(() => {
    const wanted = language?.toLowerCase();
    if (!isLanguage(wanted)) return;
    const newer = chosenAtTheDoor.get();
    chosenAtTheDoor.set(null);
    if (!newer || newer === wanted) return read(wanted);
    choosePreference({ language: graphLanguage(newer) }).catch(() => read(wanted));
  }, [language, read]);
  useEffect(() => {
    if (theme) choose(theme.toLowerCase() as ModeChoice);
  }, [theme, choose]);
  useEffect(() => chosenZone.set(timeZone ?? null), [timeZone]);
  return null;
}
