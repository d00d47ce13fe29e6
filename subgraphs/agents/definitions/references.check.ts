import type { StepDefinition } from "./definition.ts";
import type { Mistake } from "./fault.ts";
import type { KnownStep, KnownWorkflow } from "./known-workflow.ts";
import { onlyReference, referencesIn } from "./reference.ts";
import { comesLater } from "./steps.check.ts";

/** What a step refers to: it has to be there, and to be done before. */
export function* referenceMistakes(workflow: KnownWorkflow, known: KnownStep): Generator<Mistake> {
  const { step, index, here, references } = known;
  for (const { pointer: inner, reference } of references) {
    const pointer = `${here}${inner}`;
    if ("wrong" in reference) yield { pointer, message: reference.wrong };
    else if (reference.step === step.key)
      yield { pointer, message: `${reference.text} is this step's own output, which is not there yet.` };
    else if (reference.step !== null && workflow.indexOf(reference.step) === undefined)
      yield { pointer, message: workflow.noStep(reference.step) };
    else if (reference.step !== null && workflow.isLater(reference.step, index))
      yield { pointer, message: comesLater(reference.step) };
    else if (workflow.typesOf(reference)?.length === 0) yield { pointer, message: workflow.nothingAt(reference) };
  }
  yield* conditionMistakes(step, here);
}

/** Text around a reference makes text of it, which is always there and never more than a number. */
function* conditionMistakes({ when }: StepDefinition, here: string): Generator<Mistake> {
  if (when === undefined) return;
  const [pointer, text] = typeof when === "string" ? [`${here}/when`, when] : [`${here}/when/value`, when.value];
  const found = referencesIn(text);
  if (!found.length) yield { pointer, message: "A condition looks at a value: write ${step.output.path}." };
  else if (onlyReference(text) || found.some((one) => "wrong" in one)) return;
  else if (typeof when === "string")
    yield { pointer, message: "With text around it this always holds: leave the reference alone, or add equals." };
  else if ("moreThan" in when)
    yield { pointer, message: "With text around it this is no number: leave the reference alone." };
}
