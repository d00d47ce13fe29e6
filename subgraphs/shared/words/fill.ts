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

/** A template with its values, each of them one line. */
export function fill(template: string, given: Given, language: Language): string {
  return template.replace(PLACEHOLDER, (_all, name: string) => printed(given[name], language));
}

function isKind(value: unknown, kind: "text" | "date"): boolean {
  if (kind === "date") return value instanceof Date && !Number.isNaN(value.getTime());
  return typeof value === "string" && oneLine(value) !== "";
}

function printed(value: unknown, language: Language): string {
  if (!(value instanceof Date)) return oneLine(String(value));
  const format = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Intl.DateTimeFormat(LOCALES[language], format).format(value)} UTC`;
}
