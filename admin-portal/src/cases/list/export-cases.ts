import type { Say } from "../../i18n/use-text.ts";
import type { CaseRecord } from "../case.handler.ts";

/** Cases as a table of text, with the words of the page. */
export function casesAsCsv(records: CaseRecord[], say: Say): string {
  const head = (
    ["reference", "title", "status", "priority", "dueAt", "assignee", "createdAt", "updatedAt"] as const
  ).map((field) => say(`cases.field.${field}`));
  const rows = records.map((record) => [
    record.reference,
    record.title,
    say(`cases.status.${record.status}`),
    say(`cases.priority.${record.priority}`),
    record.dueAt ?? "",
    record.assignee?.displayName ?? "",
    record.createdAt,
    record.updatedAt,
  ]);
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

/** Quoted; and a cell that a spreadsheet would run as a formula begins with an apostrophe. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
