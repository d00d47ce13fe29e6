import { faultsOfText, placeholdersIn } from "../../../shared/words/check.ts";
import { Language } from "../../../shared/words/language.ts";
import type { Catalogue } from "./catalogue.ts";
import { MESSAGE_IDS, valuesOf } from "./message.ts";

/** Refuses words with a text that is missing, a value that nobody gives, or a text message that says nothing of one. */
export function requireSound(catalogue: Catalogue): void {
  const faults = Object.values(Language).flatMap((language) =>
    MESSAGE_IDS.flatMap((id) => {
      const words = catalogue[language]?.[id];
      if (!words) return [`${id} ${language}: missing`];
      const known = Object.keys(valuesOf(id));
      const { paragraphs, ...single } = words;
      const texts = [...Object.entries(single), ...paragraphs.map((text, n) => [`paragraph ${n + 1}`, text] as const)];
      const silent = known.filter((value) => !placeholdersIn(words.sms).includes(value));
      return [
        ...texts.flatMap(([part, text]) =>
          faultsOfText(text, known).map((fault) => `${id} ${language} ${part}: ${fault}`),
        ),
        ...(paragraphs.length ? [] : [`${id} ${language}: has no paragraph`]),
        ...silent.map((value) => `${id} ${language} sms: says nothing of {{${value}}}`),
      ];
    }),
  );
  if (faults.length) throw new Error(`The words are not usable:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
}
