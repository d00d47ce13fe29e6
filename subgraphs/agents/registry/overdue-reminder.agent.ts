import { z } from "zod";
import { AppError } from "../../shared/errors.ts";
import type { BuiltInAgent } from "./agent.ts";
import { graphAnswers } from "./probe.ts";

const OVERDUE = `query OverdueCases($after: String) {
  cases(filter: { overdue: true }, sort: { field: DUE_AT, direction: ASC }, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { id version dueAt } }
  }
}`;
const REMIND = `mutation Remind($input: RemindOverdue!) { remindOverdue(input: $input) { id version } }`;

/** Whatever is behind these waits for the next sweep. */
const MOST_PAGES = 10;
const AT_ONCE = 5;

const input = z.object({});
const output = z.object({ overdue: z.int(), reminded: z.int(), changed: z.int(), more: z.boolean() });

/** Reminds whom an overdue case concerns. Reminding twice of one due date says nothing twice. */
export const overdueReminder: BuiltInAgent<typeof input, typeof output> = {
  id: "a6e00000-0000-4000-8000-000000000005",
  name: "overdue-reminder",
  title: "Overdue reminder",
  description: "Finds the overdue cases that its person sees and reminds of each, once for each due date.",
  release: "1",
  capabilities: ["case.remind"],
  grant: ["case:read-all", "case:read-queue", "case:remind"],
  acts: true,
  input,
  output,
  async work(tools) {
    const found: { id: string; version: number; dueAt: string }[] = [];
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { data, codes } = await tools.ask(OVERDUE, { after });
      if (!data?.cases) throw new AppError("UNAVAILABLE", `The overdue cases could not be read (${codes.join(", ")}).`);
      found.push(...data.cases.edges.map(({ node }: { node: (typeof found)[number] }) => node));
      after = data.cases.pageInfo.hasNextPage ? data.cases.pageInfo.endCursor : null;
      if (!after) break;
    }
    tools.saw(...found.map(({ id, version }) => ({ type: "Case", id, version })));
    let reminded = 0;
    for (let from = 0; from < found.length; from += AT_ONCE) {
      const few = found.slice(from, from + AT_ONCE);
      const told = await Promise.all(few.map(({ id, dueAt }) => tools.ask(REMIND, { input: { caseId: id, dueAt } })));
      const lost = told.some(({ codes }) => codes.includes("UNAVAILABLE") || codes.includes("UNAUTHENTICATED"));
      if (lost) throw new AppError("UNAVAILABLE", "Not everybody could be reminded; another try begins anew.");
      reminded += told.filter(({ data }) => data?.remindOverdue).length;
    }
    // The others were finished or got another due date meanwhile.
    return { overdue: found.length, reminded, changed: found.length - reminded, more: after !== null };
  },
  probe: graphAnswers,
};
