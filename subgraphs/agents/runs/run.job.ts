import type { EntityManager } from "typeorm";
import { z } from "zod";
import type { Job } from "../../shared/jobs/jobs.ts";
import type { AgentsContext } from "../context.ts";
import type { AgentsSettings } from "../settings.ts";
import type { Run } from "./run.entity.ts";
import { Segment } from "./segment.ts";

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
  async run(run, { runId }) {
    const segment = await Segment.of(run, runId, (tx, row) => startSegment(run.ctx, tx, row));
    await segment?.go();
  },
};

/** Starts the job of the run's present stretch, in the transaction that made it so. */
export function startSegment(ctx: AgentsContext, tx: EntityManager, { id, segment }: Run): Promise<void> {
  return ctx.jobs.start(tx, runWorkflow, { id: `run:${id}:${segment}`, input: { runId: id, segment } });
}
