import { AppError } from "../errors.ts";
import { Language } from "./language.ts";
import { oneLine } from "./line.ts";

/** How a value stands in a template. */
export const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

const LOCALES: Readonly<Record<Language, string>> = { [Language.EN]: "en-GB", [Language.HI]: "hi-IN" };

/** The values of some words, by name: one line of words, or a moment. */
export type Values = Readonly<Record<string, "text" | "date">>;

/** Values as they were found; whether each is there is looked at when words are made of them. */
export type Given = Readonly<Record<string, unknown>>;

/** Refuses to write words of which a value is missing, and says which; never with a value that is there. */
export function requireValues(what: string, values: Values, given: Given): void {
  const missing = Object.entries(values).filter(([name, kind]) => !isKind(given[name], kind));
  if (!missing.length) return;
  const names = missing.map(([name]) => name).join(", ");
  throw new AppError("INVALID", `The words of ${what} are given no value for ${names}.`, { template: what });
}

/** A template with its values, each of them one line; moments by the clock of a zone. */
export function fill(template: string, given: Given, language: Language, timeZone = "UTC"): string {
  return template.replace(PLACEHOLDER, (_all, name: string) => printed(given[name], LOCALES[language], timeZone));
}

function isKind(value: unknown, kind: "text" | "date"): boolean {
  if (kind === "date") return value instanceof Date && !Number.isNaN(value.getTime());
  return typeof value === "string" && oneLine(value) !== "";
}

function printed(value: unknown, locale: string, timeZone: string): string {
  if (!(value instanceof Date)) return oneLine(String(value));
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone });
  // Beside the styles, a format takes no name of the zone.
  const zone = new Intl.DateTimeFormat(locale, { timeZoneName: "short", timeZone }).formatToParts(value);
  return `${moment.format(value)} ${zone.find(({ type }) => type === "timeZoneName")?.value ?? timeZone}`;
}
