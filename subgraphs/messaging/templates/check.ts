import { faultsOfText, placeholdersIn } from "../../shared/words/check.ts";
import type { Values } from "../../shared/words/fill.ts";
import { Language } from "../../shared/words/language.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";
import type { Catalogue, Words } from "./catalogue.ts";
import { VALUES } from "./values.ts";

/** The catalogue cannot be written from; every fault of it, in one go. */
class TemplateError extends Error {
  readonly code = "TEMPLATES";
}

/** Refuses a catalogue with a text that is missing, a value that nobody gives, or one that a mail fails to mention. */
export function requireSound(catalogue: Catalogue): void {
  const faults = Object.values(NotificationEvent).flatMap((event) =>
    Object.values(Language).flatMap((language) => {
      const words = catalogue[event]?.[language];
      const at = `${event} ${language}`;
      return words ? faultsOf(words, VALUES[event]).map((fault) => `${at} ${fault}`) : [`${at}: missing`];
    }),
  );
  if (faults.length)
    throw new TemplateError(`The templates are not usable:\n${faults.map((f) => `  ${f}`).join("\n")}`);
}

function faultsOf({ title, body, mail }: Words, values: { readonly app: Values; readonly mail: Values }): string[] {
  const [inApp, given] = [Object.keys(values.app), Object.keys(values.mail)];
  const { paragraphs, ...single } = mail;
  const inMail = [...Object.entries(single), ...paragraphs.map((text, n) => [`paragraph ${n + 1}`, text] as const)];
  const all: (readonly [part: string, text: string, values: readonly string[]])[] = [
    ["title", title, []],
    ["body", body, inApp],
    ...inMail.map(([part, text]) => [`mail ${part}`, text, given] as const),
  ];
  const used = new Set(inMail.flatMap(([, text]) => placeholdersIn(text)));
  return [
    ...all.flatMap(([part, text, known]) => faultsOfText(text, known).map((fault) => `${part}: ${fault}`)),
    ...(paragraphs.length ? [] : ["mail: has no paragraph"]),
    ...given.filter((value) => !used.has(value)).map((value) => `mail: says nothing of {{${value}}}`),
  ];
}
