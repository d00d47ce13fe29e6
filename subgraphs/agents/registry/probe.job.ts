import { z } from "zod";
import type { Job, Schedule } from "../../shared/jobs/jobs.ts";
import type { AgentsSettings } from "../settings.ts";
import { probeAgent } from "./agent.service.ts";

/** Looks after the health of every agent. */
export const probeAgents: Job<AgentsSettings, Record<string, never>> = {
  name: "probe-agents",
  queue: "care",
  input: z.strictObject({}),
  attempts: 1,
  timeoutMs: 120_000,
  async run(run) {
    const { agents } = run.ctx.settings;
    for (const { id, name } of agents) {
      await run.step(`probe ${name}`, async () => {
        await probeAgent(run.ctx, id);
        return null;
      });
    }
  },
};

export const probeSchedule: Schedule = {
  name: "probe-agents",
  job: probeAgents,
  cron: "*/10 * * * *",
  timeZone: "UTC",
  input: {},
};
