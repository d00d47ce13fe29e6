import type { RunState, StepState } from "../gql/graphql.ts";
import type { Tone } from "../theme/palette.ts";

/** The states of a run, in the order of its life. */
export const RUN_STATES: RunState[] = ["RUNNING", "AWAITS_APPROVAL", "DONE", "REJECTED", "FAILED", "CANCELLED"];

/** The colour of each state of a run. */
export const RUN_TONES: Record<RunState, Tone> = {
  RUNNING: "blue",
  AWAITS_APPROVAL: "amber",
  DONE: "green",
  REJECTED: "violet",
  FAILED: "red",
  CANCELLED: "neutral",
};

/** The colour of each state of a step. */
export const STEP_TONES: Record<StepState, Tone> = {
  WAITING: "neutral",
  AWAITS_APPROVAL: "amber",
  APPROVED: "blue",
  RUNNING: "blue",
  DONE: "green",
  SKIPPED: "neutral",
  REJECTED: "violet",
  FAILED: "red",
  CANCELLED: "neutral",
};

/** Runs that go on. */
export const OPEN_RUNS: RunState[] = ["RUNNING", "AWAITS_APPROVAL"];
