import { appErrorOf } from "../../shared/errors.ts";
import type { JobRun } from "../../shared/jobs/jobs.ts";
import { STEP_TIMEOUT_MS, type StepDefinition } from "../definitions/definition.ts";
import { Agent } from "../registry/agent.entity.ts";
import type { AnyAgent, Seen } from "../registry/agent.ts";
import { PASSING } from "../registry/answers.ts";
import type { AgentsSettings } from "../settings.ts";
import { boundedWork, finalFailure } from "./bounds.ts";
import type { LentRights } from "./lent-rights.ts";
import { type Call, Recorder } from "./recorder.ts";
import type { RunStep } from "./run.entity.ts";

/** What a step came to. */
export interface Work {
  readonly output: unknown;
  readonly calls: readonly Call[];
  readonly seen: readonly Seen[];
  readonly attempts: number;
  /** Of the agent's code that did it. */
  readonly release: string;
}

/** What was tried of a step, counted as it is: a failure gives nothing, and what it asked and changed counts all the same. */
export interface Tries {
  attempts: number;
  release: string | null;
  readonly recorders: Recorder[];
}

export const untried = (): Tries => ({ attempts: 0, release: null, recorders: [] });

/** What is needed to do a step. */
export interface Performance {
  readonly job: JobRun<AgentsSettings>;
  readonly row: RunStep;
  readonly step: StepDefinition;
  readonly input: Record<string, unknown>;
  /** What the run is about. */
  readonly caseId: string | null;
  readonly lent: LentRights;
  readonly tries: Tries;
}

/** Has an agent do a step, as often and as long as the step says; recorded once it is done. */
export function perform({ job, row, step, input, caseId, lent, tries }: Performance): Promise<Work> {
  const { retries, timeoutMs = STEP_TIMEOUT_MS } = step;
  const work = async (signal: AbortSignal): Promise<Work> => {
    tries.attempts += 1;
    const agent = await agentFor(job, row);
    const recorder = new Recorder(job.ctx.graph, agent, () => lent.authorization(agent.grant), signal);
    if (agent.caseOf && agent.caseOf(input) !== caseId)
      throw finalFailure("INVALID", `${agent.name} works on the case of its run alone, and was given another one.`);
    tries.release = agent.release;
    tries.recorders.push(recorder);
    const output = await workOf(agent, recorder, input).catch(refusedForGood);
    return { ...boundedWork(output, recorder), attempts: tries.attempts, release: agent.release };
  };
  return job.step(`work ${row.key}`, work, { ...retries, timeoutMs });
}

/** What an agent makes of an input, checked on its way in and out. */
export async function workOf(
  agent: AnyAgent,
  tools: Parameters<AnyAgent["work"]>[0],
  given: unknown,
): Promise<unknown> {
  const input = agent.input.safeParse(withoutMissing(agent, given));
  if (!input.success) {
    const [issue] = input.error.issues;
    throw finalFailure(
      "INVALID",
      `${agent.name} cannot work with this input: ${issue?.path.join(".") || "it"} does not fit.`,
    );
  }
  const output = agent.output.safeParse(await agent.work(tools, input.data));
  if (output.success) return output.data;
  throw finalFailure(
    "INTERNAL",
    `${agent.name} gave something else than it says: ${output.error.issues[0]?.path.join(".")}.`,
  );
}

/** A reference to what is missing gives null: what an agent can do without is left out then. */
function withoutMissing({ input }: AnyAgent, given: unknown): unknown {
  if (typeof given !== "object" || given === null) return given;
  const canDoWithout = (name: string) =>
    Object.hasOwn(input.shape, name) &&
    input.shape[name].safeParse(undefined).success &&
    !input.shape[name].safeParse(null).success;
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== null || !canDoWithout(name)));
}

async function agentFor({ ctx }: JobRun<AgentsSettings>, { agentId }: RunStep): Promise<AnyAgent> {
  const agent = ctx.settings.agents.find(({ id }) => id === agentId);
  if (!agent) throw finalFailure("NOT_FOUND", "This installation has the agent no more: save the workflow without it.");
  const row = await ctx.db.getRepository(Agent).findOneBy({ id: agentId });
  if (!row?.enabled) throw finalFailure("AGENT_OFF", `${agent.name} is switched off: an admin switches it on.`);
  return agent;
}

/** Where the answer was no another try does not help. */
function refusedForGood(error: unknown): never {
  const own = appErrorOf(error);
  if (own && !PASSING.includes(own.extensions.code)) throw finalFailure(own.extensions.code, own.message);
  throw error;
}
