import { counter, histogram } from "../../shared/metrics/metrics.ts";
import { PREBUILT } from "../workflows/prebuilt.ts";

const runs = counter({
  name: "casegraph_agent_runs_total",
  help: "Runs that ended, by workflow of the product (own: any other) and outcome.",
  labels: ["workflow", "outcome"],
});

const steps = histogram({
  name: "casegraph_agent_step_seconds",
  help: "Time of a step with all its tries, by agent and outcome.",
  labels: ["agent", "outcome"],
});

const overhead = histogram({
  name: "casegraph_agent_coordination_seconds",
  help: "Time of one stretch of a run in which no step was at work.",
});

/** People name their workflows: those count as one. */
const NAMES = new Set(PREBUILT.map(({ text }): string => JSON.parse(text).name));

export const countRun = (workflow: string, outcome: string): void =>
  runs.inc({ workflow: NAMES.has(workflow) ? workflow : "own", outcome });
export const countStep = (agent: string, outcome: string, seconds: number): void =>
  steps.observe({ agent, outcome }, seconds);
export const countSegment = (milliseconds: number): void => overhead.observe(Math.max(0, milliseconds / 1000));
