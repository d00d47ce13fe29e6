import type { EntityManager } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import type { DecideJob } from "./job.inputs.ts";
import { decisionOn, jobById } from "./job.queries.ts";
import { type Job, JobAction, JobState } from "./job.types.ts";

/** Two operators who decide on one job take turns: the first half of an advisory lock's key. */
const DECIDING = 4_242_005;

const ENDED: readonly JobState[] = [JobState.DONE, JobState.FAILED, JobState.CANCELLED];
const RETRIED: readonly JobState[] = [JobState.FAILED, JobState.CANCELLED];

/** What a decision needs and how the ledger calls it. */
const DECISIONS = {
  [JobAction.RETRY]: {
    event: "job.retryAsked",
    fits: (state: JobState) => RETRIED.includes(state),
    otherwise: "Only a job that failed or was cancelled is tried again.",
  },
  [JobAction.CANCEL]: {
    event: "job.cancelAsked",
    fits: (state: JobState) => !ENDED.includes(state),
    otherwise: "It has ended: there is nothing to cancel.",
  },
} as const;

/** What the viewer may do with a job now: nothing while a decision is under way. */
export function jobActions(ctx: IdentityContext, { state, decision }: Job): JobAction[] {
  if (decision || !ctx.may("job:operate")) return [];
  return Object.values(JobAction).filter((action) => DECISIONS[action].fits(state));
}

/** Only says it: the job belongs to its subgraph, and that one acts on what it hears. */
export function decideOnJob(ctx: IdentityContext, action: JobAction, { id, version, reason }: DecideJob): Promise<Job> {
  const { event, fits, otherwise } = DECISIONS[action];
  return ctx.db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1, hashtext($2))", [DECIDING, id]);
    const job = await jobById({ manager: tx }, id);
    if (!job) throw new AppError("NOT_FOUND", "There is no such job: it may have been let go of meanwhile.");
    if (job.version !== version || job.decision) throw await conflict(tx, job, version);
    const { subgraph, key, state } = job;
    // The version does not rise when a job begins or is done: what was seen may be over.
    if (!fits(state)) throw new AppError("CONFLICT", otherwise, { version, state });
    await record(
      ctx,
      tx,
      event,
      { id },
      { facts: { subgraph, job: key, jobVersion: version }, changes: reason ? { after: { reason } } : {} },
    );
    return (await jobById({ manager: tx }, id)) ?? job;
  });
}

async function conflict(tx: EntityManager, { id, version }: Job, seen: number): Promise<AppError> {
  const decision = await decisionOn(tx, id, seen);
  return new AppError("CONFLICT", "Somebody else decided on this meanwhile, or it was tried again.", {
    version,
    changedById: decision?.byId ?? null,
    changedAt: decision?.at ?? null,
  });
}
