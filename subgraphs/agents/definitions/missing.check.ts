import { type Mistake, pointerTo } from "./fault.ts";
import { kindsOf, typeOf } from "./json-types.ts";
import type { KnownStep, KnownWorkflow } from "./known-workflow.ts";
import { onlyReference } from "./reference.ts";

/** An input of the run that a step cannot do without, and where it refers to it. */
interface NeededInput {
  readonly name: string;
  readonly pointer: string;
}

/** Where a run may begin without an input, and a step would be done that cannot do without it. */
export function* missingMistakes(workflow: KnownWorkflow, known: KnownStep): Generator<Mistake> {
  const { input, schedule } = workflow.definition;
  for (const { name, pointer } of neededBy(workflow, known)) {
    if (!(Object.hasOwn(input, name) && input[name]?.optional)) continue;
    const why = `${name} may be missing, and ${known.step.agent} cannot do without it`;
    const way = schedule
      ? `the clock gives no input. Take the schedule away, and optional from ${name}.`
      : `take optional away from ${name}, or have the step skipped without it: "when": "\${input.${name}}".`;
    yield { pointer, message: `${why}: ${way}` };
  }
}

/** The key of the first step that cannot do without an input; undefined where every step can. */
export function stepThatNeeds(workflow: KnownWorkflow, name: string): string | undefined {
  return workflow.steps.find((known) => neededBy(workflow, known).some((needed) => needed.name === name))?.step.key;
}

function neededBy(workflow: KnownWorkflow, known: KnownStep): NeededInput[] {
  const agent = workflow.agentOf(known.step);
  if (!agent) return [];
  const { properties: taken = {}, required = [] } = typeOf(agent.input, "input");
  return required.flatMap((of) => {
    const value = Object.hasOwn(known.step.input, of) ? known.step.input[of] : undefined;
    const reference = typeof value === "string" ? onlyReference(value) : null;
    const [name] = reference?.step === null ? reference.path : [];
    const kinds = kindsOf(taken[of] ?? {});
    if (!name || !kinds.length || kinds.includes("null") || isSkippedWithout(workflow, known, name)) return [];
    return { name, pointer: pointerTo(`${known.here}/input`, of) };
  });
}

/** Whether a step is left out where an input is missing: by its own condition, or with a step that it refers to. */
function isSkippedWithout(workflow: KnownWorkflow, known: KnownStep, name: string, seen = new Set<string>()): boolean {
  const { step, references } = known;
  if (seen.has(step.key)) return false;
  seen.add(step.key);
  if (holdsOnlyWith(step.when, name)) return true;
  return references.some(({ reference }) => {
    const needed = "wrong" in reference || reference.step === null ? undefined : workflow.stepAt(reference.step);
    return needed !== undefined && isSkippedWithout(workflow, needed, name, seen);
  });
}

function holdsOnlyWith(when: KnownStep["step"]["when"], name: string): boolean {
  const reference = onlyReference(typeof when === "object" ? when.value : (when ?? ""));
  if (reference?.step !== null || reference.path[0] !== name || when === undefined) return false;
  if (typeof when === "string" || "moreThan" in when) return true;
  return "equals" in when ? when.equals !== null : when.notEquals === null;
}
