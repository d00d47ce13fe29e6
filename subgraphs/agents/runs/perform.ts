import { appErrorOf } from "../../shared/errors.ts";
import { JobFailure } from "../../shared/jobs/failure.ts";
import type { JobRun } from "../../shared/jobs/jobs.ts";
import { STEP_TIMEOUT_MS, type StepDefinition } from "../definitions/definition.ts";
import { Agent } from "../registry/agent.entity.ts";
import type { AnyAgent, Seen } from "../registry/agent.ts";
import { PASSING } from "../registry/answers.ts";
import type { AgentsSettings } from "../settings.ts";
import type { LentRights } from "./lent-rights.ts";
import { type Call, Recorder } from "./recorder.ts";
import type { RunStep } from "./run.entity.ts";

/** What a step may give, and what is kept of what it asked, in bytes of JSON. */
const MOST_OUTPUT = 256 * 1024;
const MOST_CALLS = 2 * 1024 * 1024;
const MOST_EVIDENCE = 1000;

/** What a step came to. */
export interface Work {
  readonly output: unknown;
  readonly calls: readonly Call[];
  readonly seen: readonly Seen[];
  readonly attempts: number;
}

/** What is needed to do a step. */
export interface Performance {
  readonly job: JobRun<AgentsSettings>;
  readonly row: RunStep;
  readonly step: StepDefinition;
  readonly input: Record<string, unknown>;
  readonly lent: LentRights;
  /** Counted as they are made. */
  readonly tries: { attempts: number };
}

/** Has an agent do a step, as often and as long as the step says; recorded once it is done. */
export function perform({ job, row, step, input, lent, tries }: Performance): Promise<Work> {
  const { retries, timeoutMs = STEP_TIMEOUT_MS } = step;
  const work = async (signal: AbortSignal): Promise<Work> => {
    tries.attempts += 1;
    const agent = await agentFor(job, row);
    const recorder = new Recorder(job.ctx.graph, () => lent.authorization(), signal);
    const output = await workOf(agent, recorder, input).catch(refusedForGood);
    return { ...bounded(output, recorder), attempts: tries.attempts };
  };
  return job.step(`work ${row.key}`, work, { ...retries, timeoutMs });
}

/** What an agent makes of an input, checked on its way in and out. */
export async function workOf(
  agent: AnyAgent,
  tools: Parameters<AnyAgent["work"]>[0],
  given: unknown,
): Promise<unknown> {
  const input = agent.input.safeParse(given);
  if (!input.success) {
    const [issue] = input.error.issues;
    throw final("INVALID", `${agent.name} cannot work with this input: ${issue?.path.join(".") || "it"} does not fit.`);
  }
  const output = agent.output.safeParse(await agent.work(tools, input.data));
  if (output.success) return output.data;
  throw final("INTERNAL", `${agent.name} gave something else than it says: ${output.error.issues[0]?.path.join(".")}.`);
}

async function agentFor({ ctx }: JobRun<AgentsSettings>, { agentId }: RunStep): Promise<AnyAgent> {
  const agent = ctx.settings.agents.find(({ id }) => id === agentId);
  if (!agent) throw final("NOT_FOUND", "This installation has the agent no more: save the workflow without it.");
  const row = await ctx.db.getRepository(Agent).findOneBy({ id: agentId });
  if (!row?.enabled) throw final("INVALID", `${agent.name} is switched off: an admin switches it on.`);
  return agent;
}

function bounded(output: unknown, { calls, seen }: Recorder): Omit<Work, "attempts"> {
  const bytes = Buffer.byteLength(JSON.stringify(output) ?? "");
  if (bytes > MOST_OUTPUT)
    throw final("INVALID", `The output has ${bytes} bytes, and ${MOST_OUTPUT} are the most: have the step give less.`);
  if (Buffer.byteLength(JSON.stringify(calls)) > MOST_CALLS)
    throw final("INVALID", `What the step asked and was answered has more than ${MOST_CALLS} bytes: have it ask less.`);
  return { output, calls, seen: seen.slice(0, MOST_EVIDENCE) };
}

const final = (code: string, message: string) => new JobFailure(code, message, { final: true });

/** Where the answer was no another try does not help. */
function refusedForGood(error: unknown): never {
  const own = appErrorOf(error);
  if (own && !PASSING.includes(own.extensions.code)) throw final(own.extensions.code, own.message);
  throw error;
}
