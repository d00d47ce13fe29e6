import type { JobState } from "../gql/graphql.ts";
import type { Tone } from "../theme/palette.ts";

/** The colour of each state. */
export const TONES: Record<JobState, Tone> = {
  WAITING: "neutral",
  DELAYED: "violet",
  QUEUED: "neutral",
  RUNNING: "blue",
  RETRYING: "amber",
  DONE: "green",
  FAILED: "red",
  CANCELLED: "neutral",
};
