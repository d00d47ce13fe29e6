import { MOST_CHARACTERS, type WorkflowDefinition, workflowShape } from "./definition.ts";
import { type Fault, type Mistake, MOST_FAULTS, pointerTo } from "./fault.ts";
import { inputMistakes } from "./inputs.check.ts";
import { type KnownAgent, KnownWorkflow } from "./known-workflow.ts";
import { missingMistakes } from "./missing.check.ts";
import { NotJson, type PlacedJson, readPlaced } from "./placed-json.ts";
import { referenceMistakes } from "./references.check.ts";
import { scheduleMistakes } from "./schedule.check.ts";
import { shapeMistakes } from "./shape.check.ts";
import { stepMistakes } from "./steps.check.ts";
import { timeMistakes } from "./time.check.ts";

/** A sound definition, or its mistakes with their places: the first hundred that were found. */
export type Checked = { readonly definition: WorkflowDefinition } | { readonly faults: readonly Fault[] };

/** Checks the text of a workflow against the agents that there are. */
export function checkDefinition(text: string, agents: readonly KnownAgent[]): Checked {
  if (text.length > MOST_CHARACTERS) return { faults: [TOO_LONG] };
  let placed: PlacedJson;
  try {
    placed = readPlaced(text);
  } catch (error) {
    if (error instanceof NotJson) return { faults: [error.fault] };
    throw error;
  }
  const { data: definition, error } = workflowShape.safeParse(placed.value);
  const told = error ? shapeMistakes(error.issues) : mistakesOf(new KnownWorkflow(definition, agents));
  const faults = [...placed.faults];
  for (const mistake of told) {
    if (faults.length >= MOST_FAULTS) break;
    faults.push({ ...mistake, ...placed.placeOf(mistake.pointer) });
  }
  faults.sort((a, b) => a.line - b.line || a.column - b.column);
  return faults.length || !definition ? { faults } : { definition };
}

/** What the shape alone does not say. */
function* mistakesOf(workflow: KnownWorkflow): Generator<Mistake> {
  for (const step of workflow.steps) {
    yield* stepMistakes(workflow, step);
    yield* referenceMistakes(workflow, step);
    yield* inputMistakes(workflow, step);
    yield* missingMistakes(workflow, step);
  }
  yield* timeMistakes(workflow);
  const cases = Object.entries(workflow.definition.input).filter(([, { type }]) => type === "case");
  for (const [name] of cases.slice(1))
    yield { pointer: pointerTo("/input", name), message: "A run is about one case: make this a text." };
  yield* scheduleMistakes(workflow);
}

const TOO_LONG: Fault = {
  pointer: "",
  line: 1,
  column: 1,
  message: `A definition may have ${MOST_CHARACTERS} characters at the most: divide the workflow.`,
};
