import type { ApprovalState } from "../gql/graphql.ts";
import type { Tone } from "../theme/palette.ts";

/** The colour of each state of a question. */
export const APPROVAL_TONES: Record<ApprovalState, Tone> = {
  PENDING: "amber",
  APPROVED: "green",
  REJECTED: "violet",
  WITHDRAWN: "neutral",
};
