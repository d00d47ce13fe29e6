import { z } from "zod";

/** What bounds a workflow, so that nobody's mistake takes the house with it. */
const MOST_STEPS = 50;
export const MOST_CHARACTERS = 64 * 1024;
export const STEP_TIMEOUT_MS = 30_000;
const LONGEST_STEP_MS = 600_000;
/** With all tries of all steps between two answers; the job that does them has an hour. */
export const LONGEST_STRETCH_MS = 50 * 60_000;
const MOST_INPUTS = 20;

const KEY = /^[a-z][a-z0-9-]{0,39}$/;
const key = z
  .string()
  .regex(KEY, "must be lower-case letters, digits and hyphens, at most 40, and begin with a letter");

/** When a step is done: where a value is there and not false, or where it compares so. */
const condition = z.union([
  z.string(),
  z.strictObject({ value: z.string(), equals: z.json() }),
  z.strictObject({ value: z.string(), notEquals: z.json() }),
  z.strictObject({ value: z.string(), moreThan: z.number() }),
]);
export type Condition = z.infer<typeof condition>;

const retries = z.strictObject({
  attempts: z.int().min(1).max(10).describe("All tries together."),
  backoffMs: z.int().min(0).max(60_000).describe("Before the second try; doubled before each further one."),
});

const approval = z.strictObject({
  question: z.string().trim().min(3).max(300).describe("What somebody is asked."),
  permission: z
    .string()
    .regex(/^[a-z]+:[a-z-]+$/, "must be a permission, as case:change-status")
    .describe("What whoever answers must hold; they must see the case as well."),
  fourEyes: z.boolean().optional().describe("Somebody else than who started the run."),
});

const step = z.strictObject({
  key: key.describe("Unique in the workflow; others refer to its output by it."),
  agent: z.string().describe("The name of an agent of the registry."),
  input: z
    .record(z.string(), z.json())
    .default({})
    .describe("What the agent is given; ${step.output.path} and ${input.name} stand for values."),
  after: z.array(key).max(MOST_STEPS).optional().describe("Steps to wait for, besides those that are referred to."),
  when: condition.optional().describe("Otherwise the step is skipped, and so is what needs its output."),
  retries: retries.optional(),
  timeoutMs: z.int().min(10).max(LONGEST_STEP_MS).optional().describe("For one try."),
  approval: approval
    .optional()
    .describe("Somebody is asked before the step is done; the run waits for days if need be."),
});
export type StepDefinition = z.infer<typeof step>;

const schedule = z.strictObject({
  cron: z.string().max(100).describe("Five fields."),
  timeZone: z.string().max(60).describe("An IANA name: Europe/Berlin."),
});

/** Of what a run is told when it begins. */
const inputTypes = ["case", "text", "number", "flag"] as const;
const input = z.strictObject({ type: z.enum(inputTypes), optional: z.boolean().optional() });
export type InputDefinition = z.infer<typeof input>;

/** A workflow as data. Steps that do not need each other run side by side. */
export const workflowShape = z.strictObject({
  name: key.describe("Unique, and kept for ever."),
  title: z.string().trim().min(3).max(100),
  description: z.string().trim().max(1000).optional(),
  input: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/), input)
    .refine((inputs) => Object.keys(inputs).length <= MOST_INPUTS, `must have ${MOST_INPUTS} items at the most`)
    .default({}),
  steps: z.array(step).min(1).max(MOST_STEPS),
  schedule: schedule
    .optional()
    .describe("When it may be started by the clock, once somebody lends their rights to it."),
});
export type WorkflowDefinition = z.infer<typeof workflowShape>;

/** The same as a JSON schema, for editors. */
export const workflowSchema: string = JSON.stringify(
  { ...z.toJSONSchema(workflowShape, { io: "input" }), title: "A workflow of Casegraph" },
  null,
  2,
);
