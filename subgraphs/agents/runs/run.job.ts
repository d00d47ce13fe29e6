import type { EntityManager } from "typeorm";
import { z } from "zod";
import type { Job } from "../../shared/jobs/jobs.ts";
import type { AgentsContext } from "../context.ts";
import type { AgentsSettings } from "../settings.ts";
import type { Run } from "./run.entity.ts";
import { countStretch } from "./run.metrics.ts";
import { Segment } from "./segment.ts";
import { endStretch } from "./stretch-end.ts";

export const RUN_QUEUE = "runs";

const LONGEST_MS = 3_600_000;

/**
 * One stretch of a run: everything that can be done before somebody has to answer. It never waits for a person: it ends
 * at the question, and the answer starts the next one.
 */
export const runWorkflow: Job<AgentsSettings, { runId: string; segment: number }> = {
  name: "run-workflow",
  queue: RUN_QUEUE,
  input: z.object({ runId: z.uuid(), segment: z.int() }),
  attempts: 10,
  backoffMs: 500,
  timeoutMs: LONGEST_MS,
  async run(job, { runId }) {
    const begun = performance.now();
    const segment = await Segment.of(job, runId);
    if (!segment) return;
    await segment.go();
    await job.transaction("end", async (tx) => {
      const next = await endStretch(job.ctx, tx, runId);
      if (next) await startSegment(job.ctx, tx, next);
    });
    countStretch(performance.now() - begun - segment.workedMs);
  },
};

/** Names the job of a run's present stretch. */
export const jobOf = ({ id, segment }: Pick<Run, "id" | "segment">): string => `run:${id}:${segment}`;

/** Starts the job of the run's present stretch, in the transaction that made it so. */
export function startSegment(ctx: AgentsContext, tx: EntityManager, run: Run): Promise<void> {
  const { id: runId, segment } = run;
  return ctx.jobs.start(tx, runWorkflow, { id: jobOf(run), input: { runId, segment } });
}
