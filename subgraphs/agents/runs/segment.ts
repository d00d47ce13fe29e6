import { randomUUIDv7 } from "node:crypto";
import { JobFailure } from "../../shared/jobs/failure.ts";
import type { JobRun } from "../../shared/jobs/jobs.ts";
import type { StepDefinition } from "../definitions/definition.ts";
import { lookupIn, referredBy } from "../definitions/plan.ts";
import type { AgentsSettings } from "../settings.ts";
import { versionOf } from "../workflows/workflow.service.ts";
import { LentRights } from "./lent-rights.ts";
import { keepDone, keepFailed } from "./note.ts";
import { type Performance, perform, type Tries, untried, type Work } from "./perform.ts";
import { Run, RunStep } from "./run.entity.ts";
import { countStep } from "./run.metrics.ts";
import { sayOf } from "./run.said.ts";
import { RunState, SETTLED, StepState } from "./run.state.ts";
import { inputOf, isWanted } from "./step-input.ts";
import { lockRun } from "./stretch-end.ts";

/**
 * Does the steps of a run that can be done now, side by side where they do not need each other. What it knows of them
 * stands in our own tables, so it goes on from there whatever died meanwhile.
 */
export class Segment {
  readonly #byKey: ReadonlyMap<string, RunStep>;
  readonly #settled = new Map<string, Promise<void>>();
  readonly #lent: LentRights;
  #working = 0;
  #workedMs = 0;
  #workingSince = 0;

  private constructor(
    private readonly job: JobRun<AgentsSettings>,
    private readonly run: Run,
    private readonly steps: readonly StepDefinition[],
    rows: readonly RunStep[],
  ) {
    this.#byKey = new Map(rows.map((row) => [row.key, row]));
    this.#lent = new LentRights(job.ctx, run.delegationId);
  }

  /** Null where there is nothing to do any more. */
  static async of(job: JobRun<AgentsSettings>, runId: string): Promise<Segment | null> {
    const { manager } = job.ctx.db;
    const run = await manager.findOneBy(Run, { id: runId });
    if (run?.state !== RunState.RUNNING) return null;
    const { definition } = await versionOf(manager, run.workflowId, run.workflowVersion);
    const rows = await manager.find(RunStep, { where: { runId }, order: { place: "ASC" } });
    return new Segment(job, run, definition.steps, rows);
  }

  async go(): Promise<void> {
    for (const step of this.steps) this.#settled.set(step.key, this.#take(step));
    const ends = await Promise.allSettled(this.#settled.values());
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  }

  /** How long at least one step was at work: the rest of the time is our own. */
  get workedMs(): number {
    return this.#workedMs;
  }

  async #take(step: StepDefinition): Promise<void> {
    const row = this.#row(step.key);
    const { needs } = row;
    await Promise.all(needs.map((key) => this.#settled.get(key)));
    const open = row.state === StepState.WAITING || row.state === StepState.APPROVED || row.state === StepState.RUNNING;
    if (!open || !needs.every((key) => SETTLED.includes(this.#row(key).state))) return;
    const given = this.#given(row, step);
    if (given === null) return this.#skip(row);
    if (given instanceof JobFailure) return this.#fail(row, given, untried());
    if (row.state === StepState.WAITING && step.approval) return this.#ask(row, step.approval, given);
    await this.#do(row, step, given);
  }

  /** What a step is given, or why it cannot be; null where it is not to be done. */
  #given(row: RunStep, step: StepDefinition): Record<string, unknown> | JobFailure | null {
    const lookup = lookupIn(this.run.input, this.#outputs());
    const lacks = referredBy(step).some((key) => this.#row(key).state !== StepState.DONE);
    try {
      if (row.state === StepState.WAITING && (lacks || !isWanted(step, lookup))) return null;
      return row.input ?? inputOf(step, lookup);
    } catch (error) {
      if (error instanceof JobFailure) return error;
      throw error;
    }
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
    const tries = untried();
    const became = await this.#became({
      job: this.job,
      row,
      step,
      input,
      caseId: this.run.caseId,
      lent: this.#lent,
      tries,
    });
    if (became instanceof JobFailure) await this.#fail(row, became, tries);
    else {
      await this.job.transaction(`note ${row.key}`, (tx) => keepDone(ctx, tx, row, became));
      Object.assign(row, { state: StepState.DONE, output: became.output });
    }
    countStep(step.agent, row.state, (Date.now() - startedAt.getTime()) / 1000);
  }

  async #fail(row: RunStep, failure: JobFailure, tries: Tries): Promise<void> {
    const { ctx } = this.job;
    await this.job.transaction(`note failure of ${row.key}`, (tx) => keepFailed(ctx, tx, row, failure, tries));
    Object.assign(row, { state: StepState.FAILED, faultCode: failure.code, fault: failure.message });
  }

  /** What a step came to. Whatever is no failure of the step itself is the job's, which is tried again. */
  async #became(what: Performance): Promise<Work | JobFailure> {
    this.#timed(1);
    try {
      return await perform(what);
    } catch (error) {
      if (this.job.signal.aborted || !(error instanceof JobFailure)) throw error;
      return error;
    } finally {
      this.#timed(-1);
    }
  }

  #timed(change: number): void {
    if (this.#working === 0 && change > 0) this.#workingSince = performance.now();
    this.#working += change;
    if (this.#working === 0 && change < 0) this.#workedMs += performance.now() - this.#workingSince;
  }
}
