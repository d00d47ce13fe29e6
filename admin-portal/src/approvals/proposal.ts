import { STATUSES } from "../cases/parts/StatusChip.tsx";
import type { CaseStatus } from "../gql/graphql.ts";

/** A step of a case that an agent proposes. */
export interface CaseStep {
  status: CaseStatus | null;
  assigneeId: string | null;
  /** The rule or the risk that it follows from. */
  because: string | null;
  /** Of the case, as it was looked at. */
  version: number;
}

/** The step of a case that a question is about; null for whatever else an agent would be given. */
export function caseStepIn(proposal: unknown): CaseStep | null {
  const step = partOf(proposal, "proposal");
  const version = partOf(step, "version");
  if (typeof version !== "number") return null;
  const [status, assigneeId, because] = ["status", "assigneeId", "because"].map((name) => textIn(step, name));
  const known = STATUSES.find((one) => one === status) ?? null;
  if (!known && !assigneeId) return null;
  return { status: known, assigneeId: assigneeId ?? null, because: because ?? null, version };
}

/** A part of a value of which nothing is known. */
export function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function textIn(value: unknown, name: string): string | null {
  const part = partOf(value, name);
  return typeof part === "string" ? part : null;
}
