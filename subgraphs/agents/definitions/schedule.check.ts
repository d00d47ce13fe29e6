import { nextTime } from "../../shared/jobs/cron.ts";
import type { WorkflowDefinition } from "./definition.ts";
import { type Mistake, pointerTo } from "./fault.ts";

/** What the clock starts: at times that there are, and without input. */
export function* scheduleMistakes({ schedule, input }: WorkflowDefinition): Generator<Mistake> {
  if (!schedule) return;
  for (const [name, { optional }] of Object.entries(input))
    if (!optional)
      yield {
        pointer: pointerTo("/input", name),
        message: "The clock gives no input: make it optional, or take the schedule away.",
      };
  if (!isTime(schedule.cron, schedule.timeZone))
    yield {
      pointer: "/schedule",
      message: "No clock knows this: five fields for cron (0 7 * * 1-5), and a zone such as Europe/Berlin.",
    };
}

/** What never comes is looked for that long. */
const CENTURY_MS = 100 * 365 * 86_400_000;

/**
 * A range of a cron is counted through: what no field can hold is refused before. A zone is known in any letters, and
 * remembered as it was written: in small ones each is remembered once.
 */
function isTime(cron: string, timeZone: string): boolean {
  if (cron.trim().split(/\s+/).length !== 5 || /\d{3}/.test(cron)) return false;
  try {
    return nextTime(cron, timeZone.toLowerCase(), new Date(0)).getTime() < CENTURY_MS;
  } catch {
    return false;
  }
}
