import { z } from "zod";
import type { Answer, Person, TestBackend } from "../../tests/setup/backend.ts";
import { type BuiltCase, buildCase } from "../cases/testing.ts";
import { Role } from "../identity/roles/roles.ts";
import type { Job, JobStatus } from "../shared/jobs/jobs.ts";
import type { AnyAgent, Tools } from "./registry/agent.ts";
import { caseRisks } from "./registry/case-risks.agent.ts";

/** Starts a job of agents and waits for its end. */
export async function jobOutcome<Input>(
  test: TestBackend,
  job: Job<never, Input>,
  id: string,
  input: Input,
): Promise<JobStatus> {
  const { jobs, db } = test.backend.agents.services;
  await db.transaction((tx) => jobs.start(tx, job, { id, input }));
  return jobs.finished(id, 30_000);
}

export const RUN = `id version state input faultCode fault workflowVersion case { id } startedBy { id }
  steps { key state attempts needs input output faultCode fault evidence { type aboutId version position } }
  approvals { id version step state question permission proposal decidedBy { id } }`;

const START = `mutation($input: StartRun!) { startRun(input: $input) { ${RUN} } }`;
const CREATE = "mutation($input: CreateWorkflow!) { createWorkflow(input: $input) { id } }";

let agents = 0;

/** An agent of tests: it takes a text or nothing, gives one, and behaves as it is told. */
export function trialAgent(
  name: string,
  work: (input: { value?: string }, tools: Tools) => Promise<unknown>,
  more: Partial<AnyAgent> = {},
): AnyAgent {
  const id = `a6e00000-0000-4000-8000-0000000001${String(++agents).padStart(2, "0")}`;
  return {
    ...caseRisks,
    ...{ id, name, title: name, grant: [] },
    ...{ input: z.object({ value: z.string().optional() }), output: z.object({ value: z.string() }) },
    ...more,
    work: (tools, input) => work(input, tools),
  } as AnyAgent;
}

/** Runs a workflow of these steps as an officer, to where it stands still. */
export async function ran(test: TestBackend, name: string, steps: object[]) {
  const begun = await begunOf(test, name, steps);
  return { ...begun, run: await runOnceStill(test, begun.officer, begun.run.id) };
}

/** The same, as it is when it has just begun. */
export async function begunOf(test: TestBackend, name: string, steps: object[], { input = {}, told = {} } = {}) {
  const [admin, officer] = [await test.person(Role.ADMIN), await test.officer()];
  const id = await buildWorkflow(test, admin, { name, title: `Trial ${name}`, input, steps });
  const { data, errors } = await start(test, officer, id, told);
  if (errors) throw new Error(errors[0]?.message);
  return { officer, admin, id, run: data.startRun };
}

/** Saves a workflow as an admin and gives its id. */
export async function buildWorkflow(test: TestBackend, admin: Person, definition: object): Promise<string> {
  const input = { text: JSON.stringify(definition, null, 2) };
  const { data, errors } = await test.ask("agents", admin, CREATE, { input });
  if (errors) throw new Error(errors[0]?.message);
  return data.createWorkflow.id;
}

/** Starts a workflow as somebody. */
export function start(test: TestBackend, by: Person, workflowId: string, input: object = {}): Promise<Answer> {
  return test.ask("agents", by, START, { input: { workflowId, input } });
}

/** A run as somebody reads it, once the job of its present stretch has ended. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for
export async function runOnceStill(test: TestBackend, by: Person, id: string): Promise<any> {
  for (;;) {
    const { rows } = await test.owner.query("select segment from agents.runs where id = $1", [id]);
    await test.backend.agents.services.jobs.finished(`run:${id}:${rows[0].segment}`, 30_000);
    const { data, errors } = await test.ask("agents", by, `query($id: ID!) { run(id: $id) { ${RUN} } }`, { id });
    if (errors) throw new Error(errors[0]?.message);
    if (data.run?.state !== "RUNNING") return data.run;
  }
}

/** The case brief of the product. */
export const BRIEF = "f10e0000-0000-4000-8000-000000000001";

/** Answers a question: `approve` or `reject`. */
export const DECIDE = (verdict: string) =>
  `mutation($input: DecideApproval!) { ${verdict}(input: $input) { state version decidedBy { id } } }`;

/** A brief of an overdue case that waits for an answer. */
export async function briefed(test: TestBackend) {
  const officer = await test.officer();
  const kase: BuiltCase = await buildCase(test, officer, { assignee: officer, dueAt: "2020-01-01T00:00:00.000Z" });
  await test.backend.settled();
  const { data, errors } = await start(test, officer, BRIEF, { caseId: kase.id });
  if (errors) throw new Error(errors[0]?.message);
  const run = await runOnceStill(test, officer, data.startRun.id);
  return { officer, kase, run, approval: run.approvals[0] };
}

/** Where a case stands. */
export async function statusOf(
  test: TestBackend,
  who: Person,
  id: string,
): Promise<{ status: string; version: number }> {
  const { data } = await test.ask("cases", who, "query($id: ID!) { case(id: $id) { status version } }", { id });
  return data.case;
}
