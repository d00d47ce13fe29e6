import { createReadStream } from "node:fs";
import { requirePlainFile } from "./dump-kinds.ts";
import { LedgerFault } from "./ledger-fault.ts";

/** A row of a dump: what `COPY` wrote of each column, null where it wrote none. */
export interface DumpedRow {
  readonly table: string;
  readonly columns: Readonly<Record<string, string | null>>;
}

const COPY = /^COPY (\S+) \((.+)\) FROM stdin;$/;
const ENCODING = /^SET client_encoding = '(.+)';$/;
const COMPLETE = "-- PostgreSQL database dump complete";
const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/**
 * The rows of a plain dump (`pg_dump`, tables as COPY) whose table is wanted, one at a time. A file that is another kind
 * of dump, or not the whole of one, is a fault: what it does not hold must not look as if somebody had taken it out.
 */
export async function* dumpedRows(path: string, wanted: (table: string) => boolean): AsyncGenerator<DumpedRow> {
  await requirePlainFile(path);
  let copy: { table: string; names: string[] } | null = null;
  let complete = false;
  for await (const line of linesOf(path)) {
    if (!copy) {
      const [, table, names] = COPY.exec(line) ?? [];
      if (table && names) copy = { table: unquoted(table), names: names.split(", ").map(unquoted) };
      else if (line.startsWith("INSERT INTO ")) requireNoRow(line, wanted);
      else requireUtf8(line);
      complete ||= line === COMPLETE;
    } else if (line === "\\.") {
      copy = null;
    } else if (wanted(copy.table)) {
      const values = line.split("\t").map(fieldValue);
      yield { table: copy.table, columns: Object.fromEntries(copy.names.map((name, n) => [name, values[n] ?? null])) };
    }
  }
  if (!complete) throw new LedgerFault(`${path} is not a whole dump: it does not end with "${COMPLETE}".`);
}

const unquoted = (name: string) => name.replaceAll('"', "");

function requireNoRow(insert: string, wanted: (table: string) => boolean): void {
  if (wanted(unquoted(insert.split(" ")[2] ?? "")))
    throw new LedgerFault(
      "The dump holds the ledger as INSERT: make it without --inserts, --column-inserts and the like.",
    );
}

/** What is signed are the bytes of UTF-8. */
function requireUtf8(line: string): void {
  const encoding = ENCODING.exec(line)?.[1];
  if (encoding && encoding !== "UTF8")
    throw new LedgerFault(`The dump is written in ${encoding}: make it with --encoding=UTF8.`);
}

/** What a field of COPY's text format stands for. */
function fieldValue(field: string): string | null {
  if (field === "\\N") return null;
  return field.includes("\\") ? field.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter) : field;
}

/** A line feed alone ends a line here, and a carriage return before it where a file was in the hands of Windows. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  // Not readline, which would also stop at separators that stand within a text.
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    // Within a value both are written as an escape.
    for (const line of lines) yield line.endsWith("\r") ? line.slice(0, -1) : line;
  }
  if (rest) yield rest;
}
