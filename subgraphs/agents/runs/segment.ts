import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { JobFailure } from "../../shared/jobs/failure.ts";
import type { JobRun } from "../../shared/jobs/jobs.ts";
import type { StepDefinition } from "../definitions/definition.ts";
import { holds, lookupIn, needsOf, referredBy } from "../definitions/plan.ts";
import { fill } from "../definitions/reference.ts";
import type { AgentsSettings } from "../settings.ts";
import { versionOf } from "../workflows/workflow.service.ts";
import { type Ending, endRun } from "./end-run.ts";
import { LentRights } from "./lent-rights.ts";
import { keepDone, keepFailed } from "./note.ts";
import { type Performance, perform, type Work } from "./perform.ts";
import { Run, RunStep } from "./run.entity.ts";
import { countRun, countSegment, countStep } from "./run.metrics.ts";
import { sayOf } from "./run.said.ts";
import { RunState, SETTLED, StepState } from "./run.state.ts";

type StartNext = (tx: EntityManager, run: Run) => Promise<void>;

/**
 * Does the steps of a run that can be done now, side by side where they do not need each other. What it knows of them
 * stands in our own tables, so it goes on from there whatever died meanwhile.
 */
export class Segment {
  readonly #byKey: ReadonlyMap<string, RunStep>;
  readonly #settled = new Map<string, Promise<void>>();
  readonly #lent: LentRights;
  readonly #begun = performance.now();
  #working = 0;
  #workedMs = 0;
  #workingSince = 0;

  private constructor(
    private readonly job: JobRun<AgentsSettings>,
    private readonly run: Run,
    private readonly title: string,
    private readonly steps: readonly StepDefinition[],
    rows: readonly RunStep[],
    private readonly startNext: StartNext,
  ) {
    this.#byKey = new Map(rows.map((row) => [row.key, row]));
    this.#lent = new LentRights(job.ctx, run.delegationId);
  }

  /** Null where there is nothing to do any more. */
  static async of(job: JobRun<AgentsSettings>, runId: string, startNext: StartNext): Promise<Segment | null> {
    const { manager } = job.ctx.db;
    const run = await manager.findOneBy(Run, { id: runId });
    if (run?.state !== RunState.RUNNING) return null;
    const { definition } = await versionOf(manager, run.workflowId, run.workflowVersion);
    const rows = await manager.find(RunStep, { where: { runId }, order: { place: "ASC" } });
    return new Segment(job, run, definition.name, definition.steps, rows, startNext);
  }

  async go(): Promise<void> {
    for (const step of this.steps) this.#settled.set(step.key, this.#take(step));
    const ends = await Promise.allSettled(this.#settled.values());
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    const state = await this.job.transaction("end", (tx) => this.#end(tx));
    countSegment(performance.now() - this.#begun - this.#workedMs);
    if (state !== RunState.RUNNING && state !== RunState.AWAITS_APPROVAL) countRun(this.title, state);
  }

  async #take(step: StepDefinition): Promise<void> {
    const needs = needsOf(step);
    await Promise.all(needs.map((key) => this.#settled.get(key)));
    const row = this.#row(step.key);
    const open = row.state === StepState.WAITING || row.state === StepState.APPROVED || row.state === StepState.RUNNING;
    if (!open || !needs.every((key) => SETTLED.includes(this.#row(key).state))) return;
    const lookup = lookupIn(this.run.input, this.#outputs());
    const lacks = referredBy(step).some((key) => this.#row(key).state !== StepState.DONE);
    if (row.state === StepState.WAITING && (lacks || !holds(step.when, lookup))) return this.#skip(row);
    const input = row.input ?? (fill(step.input, lookup) as Record<string, unknown>);
    if (row.state === StepState.WAITING && step.approval) return this.#ask(row, step.approval, input);
    await this.#do(row, step, input);
  }

  #row(key: string): RunStep {
    const row = this.#byKey.get(key);
    if (!row) throw new Error(`The run has no step ${key}`);
    return row;
  }

  #outputs(): ReadonlyMap<string, unknown> {
    return new Map([...this.#byKey.values()].map(({ key, output }) => [key, output]));
  }

  async #skip(row: RunStep): Promise<void> {
    await this.job.ctx.db.query("update run_steps set state = 'SKIPPED' where id = $1 and state = 'WAITING'", [row.id]);
    row.state = StepState.SKIPPED;
  }

  async #ask(row: RunStep, asked: NonNullable<StepDefinition["approval"]>, input: object): Promise<void> {
    const { ctx } = this.job;
    await this.job.transaction(`ask ${row.key}`, async (tx) => {
      const run = await lockRun(tx, this.run.id);
      if (run?.state !== RunState.RUNNING) return;
      const [updated]: [unknown[], number] = await tx.query(
        "update run_steps set state = 'AWAITS_APPROVAL', input = $2 where id = $1 and state = 'WAITING' returning id",
        [row.id, JSON.stringify(input)],
      );
      if (!updated.length) return;
      const approvalId = randomUUIDv7();
      const { question, permission, fourEyes = false } = asked;
      await tx.query(
        `insert into approvals (id, created_at, version, run_id, step, case_id, started_by_id, question, permission,
           four_eyes, proposal, state) values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, 'PENDING')`,
        [
          ...[approvalId, ctx.now(), run.id, row.key, run.caseId, run.startedById],
          ...[question, permission, fourEyes, JSON.stringify(input)],
        ],
      );
      await sayOf(ctx, tx, run, "run.awaitsApproval", { approvalId, step: row.key });
    });
    row.state = StepState.AWAITS_APPROVAL;
  }

  async #do(row: RunStep, step: StepDefinition, input: Record<string, unknown>): Promise<void> {
    const { ctx } = this.job;
    const startedAt = new Date();
    const [begun]: [unknown[], number] = await ctx.db.query(
      `update run_steps set state = 'RUNNING', input = $2, started_at = coalesce(started_at, $3)
       where id = $1 and state in ('WAITING', 'APPROVED', 'RUNNING') returning id`,
      [row.id, JSON.stringify(input), startedAt],
    );
    if (!begun.length) return;
    row.state = StepState.RUNNING;
    const became = await this.#became({ job: this.job, row, step, input, lent: this.#lent, tries: { attempts: 0 } });
    if ("work" in became) {
      const { work } = became;
      await this.job.transaction(`note ${row.key}`, (tx) => keepDone(ctx, tx, row, work));
      Object.assign(row, { state: StepState.DONE, output: work.output });
    } else {
      const { failure, attempts } = became;
      await this.job.transaction(`note failure of ${row.key}`, (tx) => keepFailed(ctx, tx, row, failure, attempts));
      Object.assign(row, { state: StepState.FAILED, faultCode: failure.code, fault: failure.message });
    }
    countStep(step.agent, row.state, (Date.now() - startedAt.getTime()) / 1000);
  }

  /** What a step came to. Whatever is no failure of the step itself is the job's, which is tried again. */
  async #became(what: Performance): Promise<{ work: Work } | { failure: JobFailure; attempts: number }> {
    this.#timed(1);
    try {
      return { work: await perform(what) };
    } catch (error) {
      if (this.job.signal.aborted || !(error instanceof JobFailure)) throw error;
      return { failure: error, attempts: what.tries.attempts };
    } finally {
      this.#timed(-1);
    }
  }

  /** How long at least one step was at work: the rest of the time is our own. */
  #timed(change: number): void {
    if (this.#working === 0 && change > 0) this.#workingSince = performance.now();
    this.#working += change;
    if (this.#working === 0 && change < 0) this.#workedMs += performance.now() - this.#workingSince;
  }

  /** Where the run stands now; somebody may have answered meanwhile. */
  async #end(tx: EntityManager): Promise<RunState> {
    const run = await lockRun(tx, this.run.id);
    if (run?.state !== RunState.RUNNING) return run?.state ?? RunState.CANCELLED;
    const rows = await tx.find(RunStep, { where: { runId: run.id }, order: { place: "ASC" } });
    const stateOf = new Map(rows.map(({ key, state }) => [key, state]));
    const goesOn = rows.some(
      ({ state, needs }) =>
        state === StepState.APPROVED ||
        (state === StepState.WAITING && needs.every((key) => SETTLED.includes(stateOf.get(key) as StepState))),
    );
    if (goesOn) {
      await tx.save(Object.assign(run, { segment: run.segment + 1 }));
      await this.startNext(tx, run);
      return run.state;
    }
    const { ctx } = this.job;
    const ending = endingOf(rows);
    if (ending) await endRun(ctx, tx, run, ending);
    else {
      await tx.save(Object.assign(run, { state: RunState.AWAITS_APPROVAL }));
      await sayOf(ctx, tx, run, "run.paused");
    }
    return run.state;
  }
}

/** Null where somebody has to answer first. */
function endingOf(rows: readonly RunStep[]): Ending | null {
  const failed = rows.find(({ state }) => state === StepState.FAILED);
  if (failed) {
    const { faultCode, fault, key } = failed;
    return { state: RunState.FAILED, faultCode: faultCode ?? "INTERNAL", fault: `${key}: ${fault}` };
  }
  if (rows.some(({ state }) => state === StepState.AWAITS_APPROVAL)) return null;
  const rejected = rows.some(({ state }) => state === StepState.REJECTED);
  return { state: rejected ? RunState.REJECTED : RunState.DONE };
}

function lockRun(tx: EntityManager, id: string): Promise<Run | null> {
  return tx.findOne(Run, { where: { id }, lock: { mode: "pessimistic_write" } });
}
