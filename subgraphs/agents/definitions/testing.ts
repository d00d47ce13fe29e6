import { z } from "zod";
import { checkDefinition } from "./check.ts";
import type { KnownAgent } from "./known-workflow.ts";

/** Agents of tests: one that reads, one that writes. */
const AGENTS: KnownAgent[] = [
  {
    name: "reader",
    input: z.object({ caseId: z.string(), most: z.int().optional() }),
    output: z.object({
      title: z.string(),
      many: z.int(),
      owner: z.object({ id: z.string() }).nullable(),
      tags: z.array(z.string()),
    }),
  },
  {
    name: "writer",
    input: z.object({ text: z.string(), count: z.number().optional() }),
    output: z.object({ done: z.boolean() }),
  },
];

/** A step that is sound. */
export const READ = { key: "read", agent: "reader", input: { caseId: "${input.caseId}" } };
/** The text of a workflow of these steps, which is told a case. */
export const workflow = (steps: object[], more: object = {}) =>
  JSON.stringify({ name: "trial", title: "A trial", input: { caseId: { type: "case" } }, steps, ...more }, null, 1);

export function faultsIn(text: string) {
  const checked = checkDefinition(text, AGENTS);
  return "faults" in checked ? checked.faults : [];
}

/** What is told, and the line of the text that is pointed to. */
export const told = (text: string) =>
  faultsIn(text).map(({ pointer, message, line }) => [pointer, message, text.split("\n")[line - 1]?.trim()]);
