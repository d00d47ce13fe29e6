import { z } from "zod";
import type { Job, Schedule } from "../../shared/jobs/jobs.ts";
import type { AgentsSettings } from "../settings.ts";
import { startDue } from "./schedule.service.ts";

/** Starts the workflows whose time has come: their times are data, so they are looked for every minute. */
export const startDueWorkflows: Job<AgentsSettings, Record<string, never>> = {
  name: "start-due-workflows",
  queue: "care",
  input: z.strictObject({}),
  attempts: 3,
  timeoutMs: 30_000,
  async run(run) {
    await run.transaction("start", (tx) => startDue(run.ctx, tx));
  },
};

export const dueSchedule: Schedule = {
  name: "start-due-workflows",
  job: startDueWorkflows,
  cron: "* * * * *",
  timeZone: "UTC",
  input: {},
};
