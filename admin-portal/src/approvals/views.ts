import type { ApprovalFilter } from "../gql/graphql.ts";

/** The parts of the queue: what is the viewer's to answer comes first. */
export const VIEWS = ["mine", "waiting", "answered"] as const;
export type ApprovalView = (typeof VIEWS)[number];

/** Which questions a part shows. */
export const FILTERS: Record<ApprovalView, ApprovalFilter> = {
  mine: { mine: true },
  waiting: { state: ["PENDING"] },
  answered: { state: ["APPROVED", "REJECTED", "WITHDRAWN"] },
};

/** The part that an address names; without one, what the viewer can do something about. */
export function viewOf(name: string | null, mayAnswer: boolean): ApprovalView {
  return VIEWS.find((view) => view === name) ?? (mayAnswer ? "mine" : "waiting");
}
