import { createReadStream } from "node:fs";

/** A row of a dump: what `COPY` wrote of each column, null where it wrote none. */
export interface DumpedRow {
  readonly table: string;
  readonly columns: Readonly<Record<string, string | null>>;
}

const COPY = /^COPY (\S+) \((.+)\) FROM stdin;$/;
const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** The rows of a plain dump (`pg_dump`, tables as COPY) whose table is wanted, one at a time. */
export async function* dumpedRows(path: string, wanted: (table: string) => boolean): AsyncGenerator<DumpedRow> {
  let copy: { table: string; names: string[] } | null = null;
  for await (const line of linesOf(path)) {
    if (!copy) {
      const match = COPY.exec(line);
      if (match) copy = { table: match[1]!, names: match[2]!.split(", ").map((name) => name.replaceAll('"', "")) };
    } else if (line === "\\.") {
      copy = null;
    } else if (wanted(copy.table)) {
      const values = line.split("\t").map(fieldValue);
      yield { table: copy.table, columns: Object.fromEntries(copy.names.map((name, n) => [name, values[n] ?? null])) };
    }
  }
}

/** What a field of COPY's text format stands for. */
function fieldValue(field: string): string | null {
  if (field === "\\N") return null;
  return field.includes("\\") ? field.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter) : field;
}

/** A line feed alone ends a line here: readline would also stop at separators that stand within a text. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}
