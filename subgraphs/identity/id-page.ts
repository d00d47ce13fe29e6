import { invalid } from "../shared/errors.ts";
import { ID_PATTERN } from "../shared/validation.ts";

/** The conditions of the filters that were given. Only fixed text of ours becomes SQL; every value is a parameter. */
export function conditions(parts: [text: string, value: unknown][]): { text: string; values: unknown[] } {
  const used = parts.filter(([, value]) => value !== undefined && value !== null);
  const text = used.map(([part], index) => part.replace("?", `$${index + 1}`)).join(" and ");
  return { text: text || "true", values: used.map(([, value]) => value) };
}

/** Where a row stands in a list that is ordered by id alone. */
export function cursorOf({ id }: { id: string }): string {
  return Buffer.from(id).toString("base64url");
}

export function idIn(cursor: string): string {
  const id = Buffer.from(cursor, "base64url").toString("latin1");
  if (!ID_PATTERN.test(id)) throw invalid("after is not a cursor of this list.", "after");
  return id;
}
