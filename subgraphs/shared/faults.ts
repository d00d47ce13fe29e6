import { type AppError, invalid } from "./errors.ts";

const MOST_NAMED = 10;

/** A value that does not fit its type, by the place where it was given: never by what it was. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** One INVALID for all faults; null when there are none. */
export function refusal(faults: readonly Fault[]): AppError | null {
  if (faults.length === 0) return null;
  const named = faults.slice(0, MOST_NAMED).map(({ path, message }) => ({ field: fieldName(path), message }));
  const messages = named.map(({ field, message }) => `${field} ${message}.`);
  return invalid(messages.join(" "), ...named.map(({ field }) => field));
}

/** The path as a form would name it: the conventional `input` is not part of it, as in what subgraphs refuse. */
function fieldName(path: Fault["path"]): string {
  return (path[0] === "input" && path.length > 1 ? path.slice(1) : path).join(".");
}
