import { partOf } from "../../approvals/proposal.ts";
import type { CasePriority, CaseStatus, QuestionFragment, RunDetailFragment } from "../../gql/graphql.ts";
import type { RunStepRecord } from "../../runs/run.handler.ts";

/** The workflow that the product brings for it: whoever edits it keeps the id. */
export const BRIEF_WORKFLOW_ID = "f10e0000-0000-4000-8000-000000000001";

/** What the product's agent gathers of a case. */
interface BriefFacts {
  version: number;
  status: CaseStatus;
  priority: CasePriority;
  createdAt: string;
  dueAt: string | null;
  assigneeId: string | null;
  comments: { count: number };
  history: { count: number };
  readAt: string;
}

export interface Finding {
  code: string;
  severity: "HIGH" | "MEDIUM" | "LOW";
  value: number;
  evidence: { type: string; id: string; version?: number }[];
}

/** What the next one makes of the facts. */
export interface BriefRisks {
  findings: Finding[];
  overdueDays: number;
  idleDays: number;
}

/** A run of the workflow as a page shows it: each part once its step is done, whatever the workflow calls it. */
export interface Brief {
  run: RunDetailFragment;
  facts: { of: BriefFacts; step: RunStepRecord } | null;
  risks: { of: BriefRisks; step: RunStepRecord } | null;
  /** Whether there is a step to propose; null while that is not known. */
  proposes: boolean | null;
  /** Why there is none, by its code. */
  whyNothing: string | null;
  question: QuestionFragment | null;
  /** The version to which the agreed step has brought the case. */
  appliedVersion: number | null;
}

/** Reads the outputs of the product's own agents; another agent's part is left out, and stands on the run's page. */
export function briefOf(run: RunDetailFragment): Brief {
  const stepBy = (agent: string) => run.steps.find((step) => step.agent?.name === agent && step.state === "DONE");
  const [facts, risks] = [stepBy("case-facts"), stepBy("case-risks")];
  const next = stepBy("case-next-step")?.output;
  const [proposed, because] = [partOf(next, "proposed"), partOf(next, "because")];
  const applied = partOf(stepBy("case-actor")?.output, "version");
  return {
    run,
    facts: facts && partOf(facts.output, "readAt") ? { of: facts.output as BriefFacts, step: facts } : null,
    risks: risks && partOf(risks.output, "findings") ? { of: risks.output as BriefRisks, step: risks } : null,
    proposes: typeof proposed === "boolean" ? proposed : null,
    whyNothing: proposed === false && typeof because === "string" ? because : null,
    question: run.approvals.at(-1) ?? null,
    appliedVersion: typeof applied === "number" ? applied : null,
  };
}
