import { z } from "zod";
import type { FactsOf } from "../shared/ledger/events.ts";

const id = z.uuid();
const version = z.int();

/** Facts of every change of a run: enough to know whom it concerns. */
const run = {
  runId: id,
  version,
  workflowId: id,
  workflowVersion: version,
  startedById: id,
  caseId: id.nullable(),
  /** Of the case, as far as it was known. */
  assigneeId: id.nullable(),
  openedById: id.nullable(),
};

/** What agents says. */
export const events = {
  "agent.enabled": z.object({ agentId: id, name: z.string(), version }),
  "agent.disabled": z.object({ agentId: id, name: z.string(), version }),
  "workflow.saved": z.object({ workflowId: id, name: z.string(), version }),
  "workflow.scheduled": z.object({ workflowId: id, name: z.string(), version, personId: id }),
  "workflow.unscheduled": z.object({ workflowId: id, name: z.string(), version, personId: id.nullable() }),
  "run.started": z.object(run),
  /** It stands still until somebody answers. */
  "run.paused": z.object(run),
  "run.awaitsApproval": z.object({ ...run, approvalId: id, step: z.string() }),
  "run.approved": z.object({ ...run, approvalId: id, step: z.string() }),
  "run.rejected": z.object({ ...run, approvalId: id, step: z.string() }),
  "run.finished": z.object(run),
  "run.failed": z.object({ ...run, code: z.string() }),
  "run.cancelled": z.object(run),
  "access.refused": z.object({ subgraph: z.string(), field: z.string() }),
};

declare module "../shared/ledger/events.ts" {
  interface KnownEvents extends FactsOf<typeof events> {}
}
