import { nextTime } from "../../shared/jobs/cron.ts";
import { type Mistake, pointerTo } from "./fault.ts";
import type { KnownWorkflow } from "./known-workflow.ts";
import { stepThatNeeds } from "./missing.check.ts";

/** What the clock starts: at times that there are, and without input. */
export function* scheduleMistakes(workflow: KnownWorkflow): Generator<Mistake> {
  const { schedule, input } = workflow.definition;
  if (!schedule) return;
  for (const [name, { optional }] of Object.entries(input))
    if (!optional) yield { pointer: pointerTo("/input", name), message: noInput(name, stepThatNeeds(workflow, name)) };
  const { cron, timeZone } = schedule;
  const isZoneKnown = isZone(timeZone);
  if (!isZoneKnown)
    yield {
      pointer: "/schedule/timeZone",
      message: `There is no time zone ${timeZone}: write an IANA name, as Europe/Berlin or UTC.`,
    };
  const fields = cron.trim().split(/\s+/).length;
  if (fields !== 5)
    yield {
      pointer: "/schedule/cron",
      message: `A cron has five fields, and this has ${fields}: minute, hour, day, month, weekday, as 0 7 * * 1-5.`,
    };
  else if (!isTime(cron, isZoneKnown ? timeZone : "UTC"))
    yield {
      pointer: "/schedule/cron",
      message: "This time never comes, or is none: minute, hour, day, month, weekday, as 0 7 * * 1-5.",
    };
}

function noInput(name: string, step: string | undefined): string {
  const way = step
    ? `the step ${step} cannot do without ${name}. Take the schedule away, or have the steps find their cases themselves, as overdue-reminder does.`
    : "make it optional, or take the schedule away.";
  return `The clock gives no input${step ? ", and " : ": "}${way}`;
}

/** A zone is known in any letters, and remembered as it was written: in small ones each is remembered once. */
function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: timeZone.toLowerCase() });
    return true;
  } catch {
    return false;
  }
}

/** What never comes is looked for that long. */
const CENTURY_MS = 100 * 365 * 86_400_000;

/** A range of a cron is counted through: what no field can hold is refused before. */
function isTime(cron: string, timeZone: string): boolean {
  if (/\d{3}/.test(cron)) return false;
  try {
    return nextTime(cron, timeZone.toLowerCase(), new Date(0)).getTime() < CENTURY_MS;
  } catch {
    return false;
  }
}
