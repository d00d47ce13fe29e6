import { z } from "zod";
import type { Job } from "../../shared/jobs/jobs.ts";
import type { AgentsSettings } from "../settings.ts";
import { giveBack } from "./lent-rights.ts";

/** Ends the session in which agents acted for somebody, when the run that it was for has ended. */
export const giveBackJob: Job<AgentsSettings, { id: string }> = {
  name: "give-back",
  queue: "care",
  input: z.object({ id: z.uuid() }),
  attempts: 10,
  backoffMs: 1000,
  timeoutMs: 30_000,
  async run(run, { id }) {
    await run.step("give back", async () => {
      await giveBack(run.ctx, id);
      return null;
    });
  },
};
