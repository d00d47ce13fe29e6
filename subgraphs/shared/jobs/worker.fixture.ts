import { z } from "zod";
import { openBus } from "../bus/bus.ts";
import type { Services } from "../context.ts";
import { createDataSource } from "../database.ts";
import { createLog } from "../log.ts";
import type { Job } from "./jobs.ts";
import { openJobs } from "./open-jobs.ts";

// A replica in a process of its own, to be killed: each step says that it began, and leaves a row when it is done.
const [subgraph = "", databaseUrl = ""] = process.argv.slice(2);
const held = new Promise(() => undefined);

const work: Job<unknown, number> = {
  name: "work",
  queue: "main",
  input: z.int(),
  async run(run, holdAt) {
    for (const step of [1, 2, 3]) {
      await run.step(`say ${step}`, async () => process.stdout.write(`${run.id} ${step}\n`));
      if (step === holdAt) await run.step("hold", () => held);
      await run.transaction(`write ${step}`, (tx) =>
        tx.query("insert into effects (what) values ($1)", [`${run.id} ${step}`]),
      );
    }
  },
};

const log = createLog("worker", "silent");
const bus = openBus({ databaseUrl, log });
const definition = { queues: { main: { concurrency: 50 } }, jobs: [work] };
const storage = { name: subgraph, entities: [], migrations: [], jobs: definition };
const db = await createDataSource(storage, { url: databaseUrl, poolSize: 5, bus }).initialize();
const jobs = openJobs({ subgraph, definition, databaseUrl, bus, log });
await jobs.begin({ db, jobs: jobs.jobs, log } as unknown as Services);
process.stdout.write("ready\n");
