import type { RunState, StepState } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { RUN_TONES, STEP_TONES } from "../tones.ts";

/** Where a run stands. */
export function RunChip({ state }: { state: RunState }) {
  const say = useText();
  return <ToneChip tone={RUN_TONES[state]}>{say(`runs.stateOf.${state}`)}</ToneChip>;
}

/** Where a step stands; whether it was stopped by another. */
export function StepChip({ state, isStopped = false }: { state: StepState; isStopped?: boolean }) {
  const say = useText();
  return <ToneChip tone={STEP_TONES[state]}>{say(isStopped ? "runs.stopped" : `runs.stepState.${state}`)}</ToneChip>;
}
