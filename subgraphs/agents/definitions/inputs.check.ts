import type { z } from "zod";
import { type Mistake, pointerTo } from "./fault.ts";
import { kindsOf, type TypeNode, typeOf } from "./json-types.ts";
import type { KnownAgent, KnownStep, KnownWorkflow } from "./known-workflow.ts";
import { plainWords } from "./plain-words.ts";
import { referencesOf } from "./plan.ts";
import { onlyReference } from "./reference.ts";

/** What a step gives its agent: what the agent takes, all that it needs, and of the right kind. */
export function* inputMistakes(workflow: KnownWorkflow, { step, index, ...known }: KnownStep): Generator<Mistake> {
  const agent = workflow.agentOf(step);
  if (!agent) return;
  const here = `${known.here}/input`;
  const { properties: taken = {}, required = [] } = typeOf(agent.input, "input");
  for (const [name, value] of Object.entries(step.input)) {
    const pointer = pointerTo(here, name);
    const expected = Object.hasOwn(taken, name) ? taken[name] : undefined;
    if (expected) yield* valueMistakes(workflow, index, value, expected, shapeOf(agent, name), pointer);
    else {
      const takes = Object.keys(taken).join(", ") || "nothing";
      yield { pointer, message: `${agent.name} takes no ${name}: it takes ${takes}.` };
    }
  }
  for (const name of required)
    if (!Object.hasOwn(step.input, name)) yield { pointer: here, message: `${agent.name} needs ${name}.` };
}

const shapeOf = ({ input }: KnownAgent, name: string) => input.shape[name] as z.ZodType;

function* valueMistakes(
  workflow: KnownWorkflow,
  index: number,
  value: unknown,
  expected: TypeNode,
  shape: z.ZodType,
  pointer: string,
): Generator<Mistake> {
  const only = typeof value === "string" ? onlyReference(value) : null;
  if (only) {
    // What is not done before is told already.
    if (only.step !== null && (workflow.indexOf(only.step) ?? -1) >= index) return;
    const wanted = kindsOf(expected);
    const given = (workflow.typesOf(only) ?? []).map(kindsOf);
    const fits =
      !wanted.length ||
      !given.length ||
      given.some((kinds) => !kinds.length || kinds.some((kind) => wanted.includes(kind)));
    const are = given.flat().join(" or ");
    if (!fits) yield { pointer, message: `${only.text} is ${are}, and ${wanted.join(" or ")} is needed here.` };
  } else if (!referencesOf({ input: { value: value as never } }).length) {
    const { error } = shape.safeParse(value);
    const [issue] = error?.issues ?? [];
    if (issue) yield { pointer, message: `This does not fit: ${issue.path.join(".") || "it"} ${plainWords(issue)}.` };
  }
}
