import type { z } from "zod";
import { nextTime } from "../../shared/jobs/cron.ts";
import { MOST_CHARACTERS, type StepDefinition, type WorkflowDefinition, workflowShape } from "./definition.ts";
import { kindsOf, type TypeNode, typeOf, typesAt } from "./json-types.ts";
import { type Fault, NotJson, type PlacedJson, pointerTo, readPlaced } from "./placed-json.ts";
import { cycleIn, needsOf, referencesOf } from "./plan.ts";
import { onlyReference, type Reference, referencesIn } from "./reference.ts";

/** What has to be known of an agent to check a step that names it. */
export interface KnownAgent {
  readonly name: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** What whoever agrees to its work must hold, where somebody has to. */
  readonly agreedBy?: string;
}

/** A sound definition, or every mistake with its place. */
export type Checked = { readonly definition: WorkflowDefinition } | { readonly faults: readonly Fault[] };

/** Checks the text of a workflow against the agents that there are. */
export function checkDefinition(text: string, agents: readonly KnownAgent[]): Checked {
  if (text.length > MOST_CHARACTERS)
    return {
      faults: [
        {
          pointer: "",
          line: 1,
          column: 1,
          message: `A definition may have ${MOST_CHARACTERS} characters at the most: divide the workflow.`,
        },
      ],
    };
  let placed: PlacedJson;
  try {
    placed = readPlaced(text);
  } catch (error) {
    if (error instanceof NotJson) return { faults: [error.fault] };
    throw error;
  }
  const { data: definition, error } = workflowShape.safeParse(placed.value);
  const told = error ? error.issues.flatMap(issueFaults) : [...new Check(definition, agents).faults()];
  const faults = [...placed.faults, ...told.map((fault) => ({ ...fault, ...placed.placeOf(fault.pointer) }))];
  faults.sort((a, b) => a.line - b.line || a.column - b.column);
  return faults.length || !definition ? { faults } : { definition };
}

/** A mistake before its place is known. */
type Mistake = Pick<Fault, "pointer" | "message">;

function issueFaults(issue: z.core.$ZodIssue): Mistake[] {
  const pointer = issue.path.reduce<string>((parent, part) => pointerTo(parent, String(part)), "");
  const what = String(issue.path.at(-1) ?? "The definition");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      pointer: pointerTo(pointer, key),
      message: `${key} is not known here: take it away, or look for its right name.`,
    }));
  if (issue.code === "invalid_type" && issue.message.endsWith("undefined"))
    return [{ pointer, message: `${what} is missing.` }];
  if (issue.code === "invalid_union")
    return [{ pointer, message: `${what} must be a reference, or a value with equals, notEquals or moreThan.` }];
  return [{ pointer, message: `${what}: ${issue.message}.` }];
}

/** What the shape alone does not say. */
class Check {
  readonly #agents: ReadonlyMap<string, KnownAgent>;
  readonly #steps: ReadonlyMap<string, StepDefinition>;
  readonly #ring: readonly string[];

  constructor(
    private readonly definition: WorkflowDefinition,
    agents: readonly KnownAgent[],
  ) {
    this.#agents = new Map(agents.map((agent) => [agent.name, agent]));
    this.#steps = new Map(definition.steps.map((step) => [step.key, step]));
    this.#ring = cycleIn(definition.steps) ?? [];
  }

  *faults(): Generator<Mistake> {
    const { steps, schedule, input } = this.definition;
    for (const [index, step] of steps.entries()) yield* this.#step(step, index);
    const cases = Object.entries(input).filter(([, { type }]) => type === "case");
    for (const [name] of cases.slice(1))
      yield { pointer: pointerTo("/input", name), message: "A run is about one case: make this a text." };
    if (!schedule) return;
    for (const [name, { optional }] of Object.entries(input))
      if (!optional)
        yield {
          pointer: pointerTo("/input", name),
          message: "The clock gives no input: make it optional, or take the schedule away.",
        };
    try {
      nextTime(schedule.cron, schedule.timeZone, new Date(0));
    } catch {
      yield {
        pointer: "/schedule",
        message: "No clock knows this: five fields for cron (0 7 * * 1-5), and a zone such as Europe/Berlin.",
      };
    }
  }

  *#step(step: StepDefinition, index: number): Generator<Mistake> {
    const here = `/steps/${index}`;
    const { key } = step;
    const first = this.definition.steps.findIndex((other) => other.key === key);
    if (first < index)
      yield { pointer: `${here}/key`, message: `${key} is the key of another step already: give this one its own.` };
    if (key === "input")
      yield {
        pointer: `${here}/key`,
        message: "input stands for what the run is given: call the step something else.",
      };
    const agent = this.#agents.get(step.agent);
    if (!agent)
      yield {
        pointer: `${here}/agent`,
        message: `There is no agent ${step.agent}: take one of ${[...this.#agents.keys()].join(", ")}.`,
      };
    if (agent?.agreedBy) yield* agreement(agent, agent.agreedBy, step, here);
    for (const [at, needed] of (step.after ?? []).entries()) {
      const pointer = `${here}/after/${at}`;
      if (needed === key) yield { pointer, message: "A step cannot wait for itself." };
      else if (!this.#steps.has(needed)) yield { pointer, message: `There is no step ${needed}.` };
      else if (this.#isLater(needed, index)) yield { pointer, message: comesLater(needed) };
    }
    yield* this.#references(step, index, here);
    yield* this.#ringAt(step, here);
    if (agent) yield* this.#input(step, index, agent, here);
  }

  *#references(step: StepDefinition, index: number, here: string): Generator<Mistake> {
    for (const { pointer: inner, reference } of referencesOf(step)) {
      const pointer = `${here}${inner}`;
      if ("wrong" in reference) yield { pointer, message: reference.wrong };
      else if (reference.step === step.key)
        yield { pointer, message: `${reference.text} is this step's own output, which is not there yet.` };
      else if (reference.step !== null && !this.#steps.has(reference.step))
        yield { pointer, message: `There is no step ${reference.step}.` };
      else if (reference.step !== null && this.#isLater(reference.step, index))
        yield { pointer, message: comesLater(reference.step) };
      else if (this.#typesOf(reference)?.length === 0) yield { pointer, message: this.#nothingAt(reference) };
    }
    const { when } = step;
    const condition = typeof when === "string" ? when : when?.value;
    if (condition !== undefined && !referencesIn(condition).length)
      yield {
        pointer: typeof when === "string" ? `${here}/when` : `${here}/when/value`,
        message: "A condition looks at a value: write ${step.output.path}.",
      };
  }

  /** What is in a ring is told as one. */
  #isLater(key: string, index: number): boolean {
    return !this.#ring.includes(key) && this.definition.steps.findIndex((step) => step.key === key) > index;
  }

  /** A ring is told at the first of its steps in the text, with the way around. */
  *#ringAt(step: StepDefinition, here: string): Generator<Mistake> {
    if (!this.#ring.includes(step.key) || needsOf(step).includes(step.key)) return;
    const first = this.definition.steps.find(({ key }) => this.#ring.includes(key));
    if (first !== step) return;
    const way = this.#ring.join(" needs ");
    yield {
      pointer: here,
      message: `These steps wait for each other for ever: ${way}. A step may refer only to what is done before it.`,
    };
  }

  *#input(step: StepDefinition, index: number, agent: KnownAgent, here: string): Generator<Mistake> {
    const type = typeOf(agent.input, "input");
    const known = type.properties ?? {};
    for (const [name, value] of Object.entries(step.input)) {
      const pointer = pointerTo(`${here}/input`, name);
      const expected = known[name];
      if (!expected)
        yield {
          pointer,
          message: `${agent.name} takes no ${name}: it takes ${Object.keys(known).join(", ") || "nothing"}.`,
        };
      else yield* this.#value(value, index, expected, agent.input.shape[name] as z.ZodType, pointer);
    }
    for (const name of type.required ?? [])
      if (!Object.hasOwn(step.input, name)) yield { pointer: `${here}/input`, message: `${agent.name} needs ${name}.` };
  }

  *#value(value: unknown, index: number, expected: TypeNode, shape: z.ZodType, pointer: string): Generator<Mistake> {
    const only = typeof value === "string" ? onlyReference(value) : null;
    if (only) {
      // What is not done before is told already.
      if (only.step !== null && this.definition.steps.findIndex(({ key }) => key === only.step) >= index) return;
      const wanted = kindsOf(expected);
      const given = (this.#typesOf(only) ?? []).map(kindsOf);
      const fits =
        !wanted.length ||
        !given.length ||
        given.some((kinds) => !kinds.length || kinds.some((kind) => wanted.includes(kind)));
      if (!fits)
        yield {
          pointer,
          message: `${only.text} is ${given.flat().join(" or ")}, and ${wanted.join(" or ")} is needed here.`,
        };
    } else if (!referencesOf({ input: { value: value as never } }).length) {
      const { error } = shape.safeParse(value);
      if (error)
        yield { pointer, message: `This does not fit: ${error.issues[0]?.message ?? "another value is needed"}.` };
    }
  }

  /** Null where nothing is known of what is referred to. */
  #typesOf({ step, path }: Reference): TypeNode[] | null {
    if (step === null) {
      const [name = "", ...rest] = path;
      const input = Object.hasOwn(this.definition.input, name) ? this.definition.input[name] : undefined;
      return input && !rest.length ? [{ type: INPUT_KINDS[input.type] }] : [];
    }
    const agent = this.#agents.get(this.#steps.get(step)?.agent ?? "");
    return agent ? typesAt(typeOf(agent.output, "output"), path) : null;
  }

  #nothingAt({ step, path, text }: Reference): string {
    if (step === null)
      return `The workflow has no input ${path.join(".")}: it has ${Object.keys(this.definition.input).join(", ") || "none"}.`;
    const agent = this.#agents.get(this.#steps.get(step)?.agent ?? "");
    const names = agent ? Object.keys(typeOf(agent.output, "output").properties ?? {}) : [];
    return `${text} names nothing that ${agent?.name ?? step} gives: it gives ${names.join(", ") || "no parts"}.`;
  }
}

/** Who writes a workflow does not decide alone what is done with the rights of who starts it. */
function* agreement({ name }: KnownAgent, agreedBy: string, step: StepDefinition, here: string): Generator<Mistake> {
  if (!step.approval)
    yield { pointer: here, message: `${name} does only what somebody agreed to: add an approval by ${agreedBy}.` };
  else if (step.approval.permission !== agreedBy)
    yield { pointer: `${here}/approval/permission`, message: `${name} asks whoever holds ${agreedBy}: name that.` };
}

const comesLater = (key: string) => `The step ${key} comes later: write it before this one.`;

const INPUT_KINDS = { case: "string", text: "string", number: "number", flag: "boolean" } as const;
