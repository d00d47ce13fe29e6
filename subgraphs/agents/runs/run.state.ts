import { registerEnumType } from "type-graphql";

export enum RunState {
  RUNNING = "RUNNING",
  AWAITS_APPROVAL = "AWAITS_APPROVAL",
  DONE = "DONE",
  REJECTED = "REJECTED",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
}
registerEnumType(RunState, {
  name: "RunState",
  valuesConfig: { REJECTED: { description: "Somebody said no to a step; whatever did not need it was done." } },
});

/** The states of a run that goes on. */
export const OPEN_STATES: readonly RunState[] = [RunState.RUNNING, RunState.AWAITS_APPROVAL];

export enum StepState {
  WAITING = "WAITING",
  AWAITS_APPROVAL = "AWAITS_APPROVAL",
  APPROVED = "APPROVED",
  RUNNING = "RUNNING",
  DONE = "DONE",
  SKIPPED = "SKIPPED",
  REJECTED = "REJECTED",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
}
registerEnumType(StepState, {
  name: "StepState",
  valuesConfig: { SKIPPED: { description: "Its condition did not hold, or what it needs was not done." } },
});

/** What nothing happens to any more, and whose followers may go on. */
export const SETTLED: readonly StepState[] = [StepState.DONE, StepState.SKIPPED, StepState.REJECTED];
