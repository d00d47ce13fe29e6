import { z } from "zod";
import { AppError } from "../../shared/errors.ts";
import type { Answered, BuiltInAgent } from "./agent.ts";
import { told } from "./answers.ts";
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

/** What says that a case was finished, got another due date or another worker meanwhile. */
const CHANGED = ["NOT_FOUND", "INVALID", "CONFLICT"];

interface OverdueCase {
  readonly id: string;
  readonly version: number;
  readonly dueAt: string;
}

interface OverduePage {
  readonly edges: readonly { readonly node: OverdueCase }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

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
    const found: OverdueCase[] = [];
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await tools.ask(OVERDUE, { after });
      const { edges, pageInfo }: OverduePage = told(answer, answer.data?.cases, "The overdue cases");
      found.push(...edges.map(({ node }) => node));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (!after) break;
    }
    tools.saw(...found.map(({ id, version }) => ({ type: "Case", id, version })));
    let reminded = 0;
    for (let from = 0; from < found.length; from += AT_ONCE) {
      const few = found.slice(from, from + AT_ONCE);
      const answers = await Promise.all(
        few.map(({ id, dueAt }) => tools.ask(REMIND, { input: { caseId: id, dueAt } })),
      );
      reminded += answers.filter((answer) => isReminded(answer)).length;
    }
    return { overdue: found.length, reminded, changed: found.length - reminded, more: after !== null };
  },
  probe: graphAnswers,
};

/** False where there was nothing to remind of any more; throws where somebody has to be reminded yet. */
function isReminded({ data, codes }: Answered): boolean {
  if (data?.remindOverdue) return true;
  if (codes.length && codes.every((code) => CHANGED.includes(code))) return false;
  if (codes.includes("FORBIDDEN"))
    throw new AppError("FORBIDDEN", "The person may not remind anybody, or never lent the right.");
  throw new AppError("UNAVAILABLE", "Not everybody could be reminded; another try begins anew.");
}
