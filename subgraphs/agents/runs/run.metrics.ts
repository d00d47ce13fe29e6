import { counter, histogram } from "../../shared/metrics/metrics.ts";

const runs = counter({
  name: "casegraph_agent_runs_total",
  help: "Runs that ended, by outcome.",
  labels: ["outcome"],
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

export const countRun = (outcome: string): void => runs.inc({ outcome });
export const countStep = (agent: string, outcome: string, seconds: number): void =>
  steps.observe({ agent, outcome }, seconds);
export const countStretch = (milliseconds: number): void => overhead.observe(Math.max(0, milliseconds / 1000));
