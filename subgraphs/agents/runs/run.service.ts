import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { endDelegation } from "../../shared/delegation.ts";
import { AppError, invalid } from "../../shared/errors.ts";
import { lockVersion, notFound } from "../../shared/lock.ts";
import { ID_PATTERN, isPlainText, type OfVersion } from "../../shared/validation.ts";
import type { AgentsContext } from "../context.ts";
import type { InputDefinition, WorkflowDefinition } from "../definitions/definition.ts";
import { needsOf } from "../definitions/plan.ts";
import type { AnyAgent } from "../registry/agent.ts";
import { PASSING } from "../registry/answers.ts";
import { Workflow } from "../workflows/workflow.entity.ts";
import { versionOf } from "../workflows/workflow.service.ts";
import { endRun } from "./end-run.ts";
import { keepLent, lendRights, RUN_SECONDS } from "./lent-rights.ts";
import { Run } from "./run.entity.ts";
import type { StartRun } from "./run.inputs.ts";
import { jobOf, startSegment } from "./run.job.ts";
import { runsById } from "./run.queries.ts";
import { sayOf } from "./run.said.ts";
import { OPEN_STATES, RunState } from "./run.state.ts";
import { seesRun } from "./run.visibility.ts";

/** Starts a workflow with the rights of who asks. */
export async function startRun(ctx: AgentsContext, { workflowId, version, input }: StartRun): Promise<Run> {
  const workflow = await ctx.db.getRepository(Workflow).findOneBy({ id: workflowId });
  if (!workflow) throw notFound();
  const plan = await planOf(ctx, workflowId, version ?? workflow.version);
  const given = inputFor(plan.definition, input ?? {});
  return begin(ctx, plan, { input: given, rerunOfId: null });
}

/** The same workflow, version and input once more, live: whoever asks lends their own rights to it. */
export async function rerun(ctx: AgentsContext, runId: string): Promise<Run> {
  const former = (await runsById(ctx, [runId])).get(runId);
  if (!former) throw notFound();
  const plan = await planOf(ctx, former.workflowId, former.workflowVersion);
  // What was erased with its person is not there to be repeated.
  return begin(ctx, plan, { input: inputFor(plan.definition, former.input), rerunOfId: former.id });
}

/** Ends a run wherever it is; what it has done stays done. */
export async function cancelRun(ctx: AgentsContext, input: OfVersion): Promise<Run> {
  const cancelled = await ctx.db.transaction(async (tx) => {
    if (!(await seesRun(ctx, tx, input.id))) throw notFound();
    const run = await lockVersion(ctx, tx, Run, input, mayEnd);
    if (!OPEN_STATES.includes(run.state)) throw invalid("This run has ended already.", "id");
    await endRun(ctx, tx, run, { state: RunState.CANCELLED });
    return run;
  });
  await ctx.jobs.cancel(jobOf(cancelled));
  return cancelled;
}

/** Who started it, and whoever operates agents. */
export function mayEnd(ctx: Context, run: Run): boolean {
  return run.startedById === ctx.viewer.id || ctx.may("agent:operate");
}

/** A workflow as it will run, and who does it. */
export interface Plan {
  readonly workflowId: string;
  readonly number: number;
  readonly definition: WorkflowDefinition;
  readonly agents: readonly AnyAgent[];
}

export async function planOf(ctx: AgentsContext, workflowId: string, number: number): Promise<Plan> {
  const { definition } = await versionOf(ctx.db.manager, workflowId, number);
  const agents = definition.steps.map(({ agent: name }) => {
    const agent = ctx.settings.agents.find((one) => one.name === name);
    if (!agent) throw invalid(`This installation has no agent ${name} any more: save the workflow without it.`);
    return agent;
  });
  return { workflowId, number, definition, agents };
}

async function begin(
  ctx: AgentsContext,
  plan: Plan,
  { input, rerunOfId }: Pick<Run, "input" | "rerunOfId">,
): Promise<Run> {
  const caseId = caseIn(plan.definition, input);
  if (caseId) await requireCase(ctx, caseId);
  const lent = await lendRights(ctx, plan.agents, plan.definition.title, RUN_SECONDS);
  try {
    return await ctx.db.transaction(async (tx) => {
      const delegationId = await keepLent(ctx, tx, lent);
      const startedById = ctx.viewer.id;
      return writeRun(ctx, tx, plan, { input, caseId, rerunOfId, startedById, delegationId, byClock: false });
    });
  } catch (error) {
    // Nobody else knows of it.
    await endDelegation(ctx.peers, lent.refreshToken).catch(() => undefined);
    throw error;
  }
}

type Begun = Pick<Run, "input" | "caseId" | "rerunOfId" | "startedById" | "delegationId" | "byClock">;

/** Writes a run, its steps and its first job. */
export async function writeRun(ctx: AgentsContext, tx: EntityManager, plan: Plan, begun: Begun): Promise<Run> {
  const run = tx.create(Run, {
    ...begun,
    ...{ id: randomUUIDv7(), createdAt: ctx.now(), workflowId: plan.workflowId, workflowVersion: plan.number },
    ...{ state: RunState.RUNNING, segment: 1, finishedAt: null, faultCode: null, fault: null },
  });
  await tx.save(run);
  for (const [place, step] of plan.definition.steps.entries()) {
    const { id: agentId, release } = plan.agents[place]!;
    await tx.query(
      `insert into run_steps (id, run_id, place, key, agent_id, agent_release, needs, state, attempts)
       values ($1, $2, $3, $4, $5, $6, $7, 'WAITING', 0)`,
      [randomUUIDv7(), run.id, place, step.key, agentId, release, needsOf(step)],
    );
  }
  await sayOf(ctx, tx, run, "run.started");
  await startSegment(ctx, tx, run);
  return run;
}

function inputFor({ input: wanted }: WorkflowDefinition, given: unknown): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw invalid("The input of a run is an object of its names and values.", "input");
  const input = given as Record<string, unknown>;
  for (const name of Object.keys(input))
    if (!Object.hasOwn(wanted, name))
      throw invalid(`The workflow takes no ${name}: it takes ${Object.keys(wanted).join(", ") || "nothing"}.`, "input");
  for (const [name, { type, optional }] of Object.entries(wanted)) {
    const value = own(input, name) ?? null;
    if (value === null ? !optional : !FITS[type](value)) throw invalid(`${name} must be ${MUST_BE[type]}.`, "input");
  }
  return input;
}

/** A name such as constructor is there in every object. */
const own = (input: Record<string, unknown>, name: string) => (Object.hasOwn(input, name) ? input[name] : undefined);

const MOST_TEXT = 10_000;

const FITS: Readonly<Record<InputDefinition["type"], (value: unknown) => boolean>> = {
  case: (value) => typeof value === "string" && ID_PATTERN.test(value),
  text: (value) => isPlainText(value) && String(value).length <= MOST_TEXT,
  number: (value) => Number.isFinite(value),
  flag: (value) => typeof value === "boolean",
};

const MUST_BE: Readonly<Record<InputDefinition["type"], string>> = {
  case: "the id of a case, in small letters, as 0198c0de-0000-7000-8000-000000000000: find one with cases",
  text: `a text of ${MOST_TEXT} characters at the most`,
  number: "a number",
  flag: "true or false",
};

function caseIn({ input: wanted }: WorkflowDefinition, input: Record<string, unknown>): string | null {
  const [name] = Object.entries(wanted).find(([, { type }]) => type === "case") ?? [];
  const id = name && own(input, name);
  return id ? String(id) : null;
}

/** Asks cases itself: what was opened a moment ago need not be known here yet. */
async function requireCase(ctx: AgentsContext, caseId: string): Promise<void> {
  const query = "query CaseSeen($id: ID!) { case(id: $id) { id } }";
  const { data, errors } = await ctx.graph.execute(query, { id: caseId }, ctx.caller.authorization);
  if (errors.some(({ extensions }) => PASSING.includes(extensions.code)))
    throw new AppError("UNAVAILABLE", "Cases do not answer now.");
  if (!data?.case)
    throw new AppError("NOT_FOUND", "There is no such case, or you may not see it: find one with cases.");
}
