import { counter, gauge, histogram } from "../metrics/metrics.ts";
import type { Query } from "./job-table.ts";

const standing = gauge({
  name: "casegraph_jobs",
  help: "Jobs by where they stand: FAILED are dead letters and want somebody.",
  labels: ["subgraph", "job", "state"],
});
const depth = gauge({
  name: "casegraph_job_queue_depth",
  help: "Jobs of a queue that could run if there were a place for them.",
  labels: ["subgraph", "queue"],
});
const age = gauge({
  name: "casegraph_job_queue_age_seconds",
  help: "For how long the oldest of them has waited.",
  labels: ["subgraph", "queue"],
});

/** From the beginning of a try to its end. */
export const jobTook = histogram({
  name: "casegraph_job_seconds",
  help: "How long a try of a job took.",
  labels: ["subgraph", "job", "outcome"],
});
export const retried = counter({
  name: "casegraph_job_retries_total",
  help: "Tries that failed and were followed by another.",
  labels: ["subgraph", "job"],
});
export const deadLetters = counter({
  name: "casegraph_job_dead_letters_total",
  help: "Jobs that failed for good: an operator retries them.",
  labels: ["subgraph", "job"],
});
export const takenOver = counter({
  name: "casegraph_job_takeovers_total",
  help: "Executors that died and whose jobs went on elsewhere.",
  labels: ["subgraph"],
});

/** Tells how the jobs of a subgraph stand, until the returned function is called. */
export function watchJobs(subgraph: string, schema: string, query: Query): () => void {
  const waiting = `select queue_name as queue, count(*)::int as depth,
      extract(epoch from clock_timestamp()) - min(updated_at) / 1000.0 as age
    from ${schema}.workflow_status where status = 'ENQUEUED' and queue_name is not null group by 1`;
  const queues = async () => (await query(waiting)) as { queue: string; depth: number; age: string }[];
  const stops = [
    standing.ask(async () => {
      const rows = await query(`select name, state, count(*)::int as n from ${schema}.overview group by 1, 2`);
      return (rows as { name: string; state: string; n: number }[]).map(
        ({ name: job, state, n }) => [{ subgraph, job, state }, n] as const,
      );
    }),
    depth.ask(async () => (await queues()).map(({ queue, depth }) => [{ subgraph, queue }, depth] as const)),
    age.ask(async () => (await queues()).map(({ queue, age }) => [{ subgraph, queue }, Number(age)] as const)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
