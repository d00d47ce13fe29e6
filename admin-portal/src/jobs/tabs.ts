import type { JobFiguresFragment, JobState } from "../gql/graphql.ts";

/** The parts of the page, in the order of a job's life. */
export const TABS = ["queued", "running", "failed", "scheduled", "ended"] as const;
export type JobTab = (typeof TABS)[number];

/** Which jobs a part shows. */
export const STATES: Record<JobTab, JobState[]> = {
  queued: ["QUEUED", "WAITING"],
  running: ["RUNNING", "RETRYING"],
  failed: ["FAILED"],
  scheduled: ["DELAYED"],
  ended: ["DONE", "CANCELLED"],
};

/** How many a part has, with what the clock starts; nobody counts those that came to an end. */
export function countOf(tab: JobTab, counts: JobFiguresFragment | null, schedules: number): number | null {
  if (!counts) return null;
  const { queued, waiting, running, retrying, failed, delayed } = counts;
  return { queued: queued + waiting, running: running + retrying, failed, scheduled: delayed + schedules, ended: null }[
    tab
  ];
}

/** The part that an address names; without one, the part that wants somebody. */
export function tabOf(name: string | null): JobTab {
  return TABS.find((tab) => tab === name) ?? "failed";
}
