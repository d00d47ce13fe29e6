import { expect, it } from "vitest";
import type { CaseRecord } from "../case.handler.ts";
import { casesAsCsv } from "./export-cases.ts";

it("quotes what a table would break on, and disarms what a spreadsheet would run", () => {
  const record = {
    reference: "CG-2026-000001",
    title: '=HYPERLINK("http://evil"),\n"quoted"',
    status: "OPEN",
    priority: "HIGH",
    dueAt: null,
    assignee: null,
    createdAt: "2026-11-21T00:00:00.000Z",
    updatedAt: "2026-11-21T00:00:00.000Z",
  } as CaseRecord;

  const [, row] = casesAsCsv([record], (key) => key).split("\r\n");

  expect(row).toMatch(/^"CG-2026-000001","'=HYPERLINK\(""http:\/\/evil""\),\n""quoted""","cases.status.OPEN",/);
});
