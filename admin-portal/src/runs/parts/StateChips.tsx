import type { RunState, StepState } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { RUN_TONES, STEP_TONES } from "../tones.ts";

/** Where a run stands. */
export function RunChip({ state }: { state: RunState }) {
  const say = useText();
  return <ToneChip tone={RUN_TONES[state]}>{say(`runs.stateOf.${state}`)}</ToneChip>;
}

/** Where a step stands. */
export function StepChip({ state }: { state: StepState }) {
  const say = useText();
  return <ToneChip tone={STEP_TONES[state]}>{say(`runs.stepState.${state}`)}</ToneChip>;
}
