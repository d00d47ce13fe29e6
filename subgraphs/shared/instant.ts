import pg from "pg";

const TIMESTAMPTZ = pg.types.builtins.TIMESTAMPTZ;
const FIRST_FULL_YEAR = 100;

/** Types of columns as pg reads them, except that an instant in UTC is not taken apart by four regular expressions. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === TIMESTAMPTZ && format !== "binary" ? readInstant : pg.types.getTypeParser(oid, format as "text")) as never,
};

const readAny = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date | number;

/**
 * `2026-11-21 14:19:00.123+00`, which is how PostgreSQL writes an instant of these millennia to a session in UTC, kept
 * to the millisecond. Whatever is written otherwise is read by pg: other zones, infinity, years of five digits or BC.
 */
export function readInstant(text: string): Date | number {
  const end = text.length - 3;
  const fraction = end - 20;
  const isUsual = end >= 19 && text[4] === "-" && text[10] === " " && text.endsWith("+00") && fraction <= 3;
  if (!isUsual || fraction === 0) return readAny(text);
  const year = number(text, 0, 4);
  if (!(year >= FIRST_FULL_YEAR)) return readAny(text);
  const ms = fraction > 0 ? number(text, 20, end) * 10 ** (3 - fraction) : 0;
  return new Date(
    Date.UTC(
      year,
      number(text, 5, 7) - 1,
      number(text, 8, 10),
      number(text, 11, 13),
      number(text, 14, 16),
      number(text, 17, 19),
      ms,
    ),
  );
}

function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}
