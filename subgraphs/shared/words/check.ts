import { PLACEHOLDER } from "./fill.ts";

/** What is wrong with a text that is given these values. */
export function faultsOfText(text: string, known: readonly string[]): string[] {
  if (!text?.trim()) return ["is empty"];
  const unknown = placeholdersIn(text).filter((name) => !known.includes(name));
  const broken = /\{\{|\}\}/.test(text.replace(PLACEHOLDER, "")) ? ["has a brace that belongs to no value"] : [];
  return [...unknown.map((name) => `nobody gives a value {{${name}}}`), ...broken];
}

/** The values that a text mentions. */
export function placeholdersIn(text: string): string[] {
  return [...(text ?? "").matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
}
