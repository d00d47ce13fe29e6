import type { JobState } from "./jobs.ts";

/** What DBOS calls the states, so that a list of some of them is found by its indices: `status` beside `state`. */
const STATUSES: Readonly<Record<JobState, readonly string[]>> = {
  WAITING: ["DELAYED"],
  DELAYED: ["DELAYED"],
  QUEUED: ["ENQUEUED"],
  RUNNING: ["PENDING"],
  RETRYING: ["ERROR"],
  DONE: ["SUCCESS"],
  FAILED: ["ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
  CANCELLED: ["CANCELLED"],
};

/** Whatever has not come to a good end. */
export const STANDING: readonly JobState[] = ["WAITING", "DELAYED", "QUEUED", "RUNNING", "RETRYING", "FAILED"];

/** The statuses that jobs in one of these states have. */
export function statusesOf(states: readonly JobState[]): string[] {
  return [...new Set(states.flatMap((state) => STATUSES[state]))];
}
