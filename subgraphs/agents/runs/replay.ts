import { failureOf } from "../../shared/jobs/failure.ts";
import { notFound } from "../../shared/lock.ts";
import type { AgentsContext } from "../context.ts";
import type { StepDefinition } from "../definitions/definition.ts";
import { type Difference, differencesOf } from "../definitions/differences.ts";
import { lookupIn } from "../definitions/plan.ts";
import { fill, onlyReference } from "../definitions/reference.ts";
import { versionOf } from "../workflows/workflow.service.ts";
import { workOf } from "./perform.ts";
import { Replayer } from "./recorder.ts";
import type { Run, RunStep } from "./run.entity.ts";
import { runsById, stepsByRun } from "./run.queries.ts";
import { StepState } from "./run.state.ts";
import type { Replay, StepComparison } from "./run.types.ts";

/**
 * Computes a run again from its record: whatever an agent asks is answered with what was answered then, so nothing is
 * asked and nothing changes. A difference means that the code computes otherwise by now, or that the record was changed.
 */
export async function replay(ctx: AgentsContext, runId: string): Promise<Replay> {
  const run = await ctx.loader(runsById).load(runId);
  if (!run) throw notFound();
  const rows = (await ctx.loader(stepsByRun).load(runId)) ?? [];
  const { definition } = await versionOf(ctx.db.manager, run.workflowId, run.workflowVersion);
  const outputs = new Map(rows.map(({ key, output }) => [key, output]));
  const steps: StepComparison[] = [];
  for (const row of rows) {
    const step = definition.steps[row.place];
    if (row.state !== StepState.DONE || !step) continue;
    const input = fill(step.input, lookupIn(run.input, outputs));
    steps.push(await replayed(ctx, row, step, input));
  }
  return { run, steps, diverged: steps.some(({ diverged }) => diverged) };
}

async function replayed(
  ctx: AgentsContext,
  row: RunStep,
  step: StepDefinition,
  input: unknown,
): Promise<StepComparison> {
  const agent = ctx.settings.agents.find(({ name }) => name === step.agent);
  const inputs = differencesOf(row.input, input, "/input");
  const about = { key: row.key, releaseBefore: row.agentRelease, releaseAfter: agent?.release ?? null };
  if (!agent) return { ...about, diverged: true, differences: inputs, fault: "The agent is gone." };
  if (!row.input) return { ...about, diverged: true, differences: [], fault: "Its record was erased with a person." };
  try {
    const replayer = new Replayer(row.calls ?? []);
    const output = await workOf(agent, replayer, row.input);
    const unasked = replayer.unasked.map((before, at) => ({ pointer: `/asked/${at}`, before, after: null }));
    return comparison(about, [...differencesOf(row.output, output, "/output"), ...unasked, ...inputs]);
  } catch (error) {
    return { ...about, diverged: true, differences: inputs, fault: failureOf(error).message };
  }
}

/** What a live run gave otherwise than the one that it repeats; empty where it repeats none that the viewer sees. */
export async function differencesFromFormer(ctx: AgentsContext, run: Run): Promise<StepComparison[]> {
  if (!run.rerunOfId || !(await ctx.loader(runsById).load(run.rerunOfId))) return [];
  const [before, after] = await Promise.all([run.rerunOfId, run.id].map((id) => ctx.loader(stepsByRun).load(id)));
  const { definition } = await versionOf(ctx.db.manager, run.workflowId, run.workflowVersion);
  const pairs = (after ?? []).flatMap((row) => {
    const former = before?.find(({ key }) => key === row.key);
    return former && isComparable(former, row) ? [{ former, row }] : [];
  });
  const compared = new Set(pairs.map(({ row }) => row.key));
  return pairs.map(({ former, row }) => {
    const about = { key: row.key, releaseBefore: former.agentRelease, releaseAfter: row.agentRelease };
    const agent = ctx.settings.agents.find(({ id }) => id === row.agentId);
    const told = ownInputs(definition.steps[row.place], compared);
    return comparison(about, [
      ...differencesOf(former.output, row.output, "/output").filter(
        ({ pointer }) => !agent?.ofTheMoment?.some((part) => pointer === `/output${part}`),
      ),
      ...differencesOf(told(former.input), told(row.input), "/input"),
    ]);
  });
}

/** Both came to an end, and one of them gave something: what still waits is no difference. */
function isComparable(...rows: readonly [RunStep, RunStep]): boolean {
  return rows.every(({ state }) => ENDED.includes(state)) && rows.some(({ state }) => state === StepState.DONE);
}

const ENDED = [StepState.DONE, StepState.SKIPPED, StepState.FAILED];

/** What a step was given besides the outputs of steps that are compared themselves. */
function ownInputs(step: StepDefinition | undefined, compared: ReadonlySet<string>) {
  const isTold = (value: unknown) => {
    const from = typeof value === "string" ? onlyReference(value)?.step : null;
    return from !== null && from !== undefined && compared.has(from);
  };
  const told = Object.entries(step?.input ?? {}).flatMap(([name, value]) => (isTold(value) ? [name] : []));
  return (input: unknown): unknown =>
    input && Object.fromEntries(Object.entries(input).filter(([name]) => !told.includes(name)));
}

function comparison(
  about: Pick<StepComparison, "key" | "releaseBefore" | "releaseAfter">,
  differences: Difference[],
): StepComparison {
  return { ...about, differences, diverged: differences.length > 0, fault: null };
}
