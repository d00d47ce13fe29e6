import type { StepDefinition } from "./definition.ts";
import type { Mistake } from "./fault.ts";
import type { KnownAgent, KnownStep, KnownWorkflow } from "./known-workflow.ts";

/** Who does a step, when, and what it is called. */
export function* stepMistakes(workflow: KnownWorkflow, { step, index, here, needs }: KnownStep): Generator<Mistake> {
  const { key } = step;
  if (workflow.indexOf(key) !== index)
    yield { pointer: `${here}/key`, message: `${key} is the key of another step already: give this one its own.` };
  if (key === "input")
    yield { pointer: `${here}/key`, message: "input stands for what the run is given: call the step something else." };
  const agent = workflow.agentOf(step);
  if (!agent)
    yield {
      pointer: `${here}/agent`,
      message: `There is no agent ${step.agent}: take one of ${workflow.agentNames}.`,
    };
  if (agent?.agreedBy) yield* agreement(agent, agent.agreedBy, step, here);
  for (const [at, needed] of (step.after ?? []).entries()) {
    const pointer = `${here}/after/${at}`;
    if (needed === key) yield { pointer, message: "A step cannot wait for itself." };
    else if (workflow.indexOf(needed) === undefined) yield { pointer, message: workflow.noStep(needed) };
    else if (workflow.isLater(needed, index)) yield { pointer, message: comesLater(needed) };
  }
  if (!needs.includes(key)) yield* ringAt(workflow, step, here);
}

/** Who writes a workflow does not decide alone what is done with the rights of who starts it. */
function* agreement({ name }: KnownAgent, agreedBy: string, step: StepDefinition, here: string): Generator<Mistake> {
  if (!step.approval)
    yield { pointer: here, message: `${name} does only what somebody agreed to: add an approval by ${agreedBy}.` };
  else if (step.approval.permission !== agreedBy)
    yield { pointer: `${here}/approval/permission`, message: `${name} asks whoever holds ${agreedBy}: name that.` };
}

/** A ring is told at the first of its steps in the text, with the way around. */
function* ringAt({ ring, definition }: KnownWorkflow, step: StepDefinition, here: string): Generator<Mistake> {
  if (definition.steps.find(({ key }) => ring.includes(key)) !== step) return;
  const way = ring.join(" needs ");
  yield {
    pointer: here,
    message: `These steps wait for each other for ever: ${way}. A step may refer only to what is done before it.`,
  };
}

export const comesLater = (key: string) => `The step ${key} comes later: write it before this one.`;
