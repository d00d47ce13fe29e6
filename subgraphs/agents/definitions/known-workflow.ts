import type { z } from "zod";
import type { InputDefinition, StepDefinition, WorkflowDefinition } from "./definition.ts";
import { type TypeNode, typeOf, typesAt } from "./json-types.ts";
import { cycleIn, needsOf, type PlacedReference, referencesOf } from "./plan.ts";
import type { Reference } from "./reference.ts";

/** What has to be known of an agent to check a step that names it. */
export interface KnownAgent {
  readonly name: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** What whoever agrees to its work must hold, where somebody has to. */
  readonly agreedBy?: string;
}

/** A step with what it refers to and waits for, found once. */
export interface KnownStep {
  readonly step: StepDefinition;
  readonly index: number;
  /** The step, as a JSON pointer. */
  readonly here: string;
  readonly references: readonly PlacedReference[];
  readonly needs: readonly string[];
}

/** A definition whose shape is sound, beside what its steps are checked against. */
export class KnownWorkflow {
  readonly steps: readonly KnownStep[];
  /** The keys of the steps that wait for each other, in order of the ring; none where no steps do. */
  readonly ring: readonly string[];
  readonly #agents: ReadonlyMap<string, KnownAgent>;
  readonly #byKey = new Map<string, KnownStep>();
  readonly #outputs = new Map<string, TypeNode>();

  constructor(
    readonly definition: WorkflowDefinition,
    agents: readonly KnownAgent[],
  ) {
    this.#agents = new Map(agents.map((agent) => [agent.name, agent]));
    this.steps = definition.steps.map((step, index) => {
      const references = referencesOf(step);
      return { step, index, here: `/steps/${index}`, references, needs: needsOf(step, references) };
    });
    // Where two have one key, the first counts.
    for (const known of this.steps) if (!this.#byKey.has(known.step.key)) this.#byKey.set(known.step.key, known);
    this.ring = cycleIn(new Map([...this.#byKey].map(([key, { needs }]) => [key, needs]))) ?? [];
  }

  get agentNames(): string {
    return [...this.#agents.keys()].join(", ");
  }

  agentOf({ agent }: StepDefinition): KnownAgent | undefined {
    return this.#agents.get(agent);
  }

  /** The first step of this key; undefined where there is none. */
  stepAt(key: string): KnownStep | undefined {
    return this.#byKey.get(key);
  }

  /** Where the first step of this key stands; undefined where there is none. */
  indexOf(key: string): number | undefined {
    return this.stepAt(key)?.index;
  }

  /** That there is no step of this key, and which there are. */
  noStep(key: string): string {
    return `There is no step ${key}: there are ${[...this.#byKey.keys()].join(", ")}.`;
  }

  /** Whether a step can refer to this one; what is in a ring is told as one. */
  isLater(key: string, index: number): boolean {
    return !this.ring.includes(key) && (this.indexOf(key) ?? -1) > index;
  }

  /** The types that a reference may stand for: empty where nothing ever does, null where nothing is known of it. */
  typesOf({ step, path }: Reference): readonly TypeNode[] | null {
    if (step === null) {
      const [name = "", ...rest] = path;
      const { input } = this.definition;
      const { type } = (Object.hasOwn(input, name) && input[name]) || {};
      return type && !rest.length ? [{ type: KINDS[type] }] : [];
    }
    const agent = this.#agentAt(step);
    return agent ? typesAt(this.#outputOf(agent), path) : null;
  }

  /** That a reference names nothing, and what there is to name. */
  nothingAt({ step, path, text }: Reference): string {
    if (step === null)
      return `The workflow has no input ${path.join(".")}: it has ${Object.keys(this.definition.input).join(", ") || "none"}.`;
    const agent = this.#agentAt(step);
    const names = agent ? Object.keys(this.#outputOf(agent).properties ?? {}) : [];
    return `${text} names nothing that ${agent?.name ?? step} gives: it gives ${names.join(", ") || "no parts"}.`;
  }

  #agentAt(key: string): KnownAgent | undefined {
    const known = this.#byKey.get(key);
    return known && this.agentOf(known.step);
  }

  /** Made once for each agent: a text may refer to one some thousand times. */
  #outputOf(agent: KnownAgent): TypeNode {
    const type = this.#outputs.get(agent.name) ?? typeOf(agent.output, "output");
    this.#outputs.set(agent.name, type);
    return type;
  }
}

const KINDS: Readonly<Record<InputDefinition["type"], string>> = {
  case: "string",
  text: "string",
  number: "number",
  flag: "boolean",
};
