import type { OpenJobs } from "./open-jobs.ts";

/** The jobs of a subgraph that has none. */
export const NO_JOBS: OpenJobs = {
  jobs: {
    causedBy: () => NO_JOBS.jobs,
    start: none,
    cancel: none,
    retry: none,
    status: none,
    finished: none,
  },
  begin: async () => undefined,
  close: async () => undefined,
};

async function none(): Promise<never> {
  throw new Error("This subgraph has no jobs: its definition says none");
}
