import type { RunStepRecord } from "../run.handler.ts";

type Step = Pick<RunStepRecord, "key" | "state" | "needs" | "agent">;

interface Stopper {
  state: "FAILED" | "REJECTED";
}

/** The step whose failure or refusal kept another from being done; null where a step was done or not needed. */
export function stoppedBy<One extends Step>(step: One, steps: readonly One[]): (One & Stopper) | null {
  if (step.state !== "SKIPPED") return null;
  for (const need of steps.filter(({ key }) => step.needs.includes(key))) {
    if (isStopper(need)) return need;
    const before = stoppedBy(need, steps);
    if (before) return before;
  }
  return null;
}

function isStopper<One extends Step>(step: One): step is One & Stopper {
  return step.state === "FAILED" || step.state === "REJECTED";
}
