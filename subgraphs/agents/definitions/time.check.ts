import { LONGEST_STRETCH_MS, STEP_TIMEOUT_MS, type StepDefinition } from "./definition.ts";
import type { Mistake } from "./fault.ts";
import type { KnownWorkflow } from "./known-workflow.ts";

/** What is done between two answers is one job: it has to end before the job's time is over, whatever fails. */
export function* timeMistakes({ steps }: KnownWorkflow): Generator<Mistake> {
  const ends = new Map<string, number>();
  for (const { step, here, needs } of steps) {
    const own = longestOf(step);
    const begins = step.approval ? 0 : Math.max(0, ...needs.map((key) => ends.get(key) ?? 0));
    const end = begins + own;
    // What waits for it is not told the same.
    ends.set(step.key, end > LONGEST_STRETCH_MS ? 0 : end);
    if (own > LONGEST_STRETCH_MS)
      yield {
        pointer: `${here}/retries`,
        message: `All tries of ${step.key} may take ${minutes(own)} together, and ${MOST} are the most: take fewer attempts, a shorter timeoutMs or backoffMs.`,
      };
    else if (end > LONGEST_STRETCH_MS)
      yield {
        pointer: here,
        message: `${step.key} and what it waits for may take ${minutes(end)} with all tries, and ${MOST} are the most between two answers: shorten retries and time-outs, or ask somebody in between.`,
      };
  }
}

/** With every try timed out. The wait before a try is twice that before the last one. */
function longestOf({ retries, timeoutMs = STEP_TIMEOUT_MS }: StepDefinition): number {
  const { attempts, backoffMs } = retries ?? { attempts: 1, backoffMs: 0 };
  return attempts * timeoutMs + backoffMs * (2 ** (attempts - 1) - 1);
}

const minutes = (milliseconds: number) => `${Math.ceil(milliseconds / 60_000)} minutes`;

const MOST = minutes(LONGEST_STRETCH_MS);
