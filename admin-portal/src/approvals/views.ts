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

/** The part that an address names. */
export function viewOf(name: string | null): ApprovalView {
  return VIEWS.find((view) => view === name) ?? "mine";
}
