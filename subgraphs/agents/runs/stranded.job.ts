import { z } from "zod";
import type { Job, Schedule } from "../../shared/jobs/jobs.ts";
import type { AgentsSettings } from "../settings.ts";
import { endStranded } from "./stranded.ts";

/** Looks for runs that nothing else ends. */
export const endStrandedRuns: Job<AgentsSettings, Record<string, never>> = {
  name: "end-stranded-runs",
  queue: "care",
  input: z.strictObject({}),
  attempts: 1,
  timeoutMs: 60_000,
  async run(run) {
    await run.step("end", async () => {
      await endStranded(run.ctx);
      return null;
    });
  },
};

export const strandedSchedule: Schedule = {
  name: "end-stranded-runs",
  job: endStrandedRuns,
  cron: "* * * * *",
  timeZone: "UTC",
  input: {},
};
