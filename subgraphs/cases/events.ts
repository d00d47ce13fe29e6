import { z } from "zod";
import type { FactsOf } from "../shared/ledger/events.ts";

const id = z.uuid();
const person = id.nullable();

/** Facts of every change of a case: enough to know whom it concerns, before and after. */
const change = { caseId: id, version: z.int(), assigneeId: person, openedById: id };

/** What cases says. */
export const events = {
  "case.created": z.object(change),
  "case.edited": z.object({ ...change, fields: z.array(z.string()) }),
  "case.assigned": z.object({ ...change, formerAssigneeId: person }),
  "case.statusChanged": z.object({ ...change, from: z.string(), to: z.string() }),
  "case.commented": z.object({ ...change, commentId: id, authorId: id }),
  "case.overdue": z.object({ ...change, dueAt: z.iso.datetime() }),
  "access.refused": z.object({ subgraph: z.string(), field: z.string() }),
};

declare module "../shared/ledger/events.ts" {
  interface KnownEvents extends FactsOf<typeof events> {}
}
