import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { urlAs } from "../standalone/backend.ts";
import { DATABASE_ROLES } from "../standalone/database-roles.ts";
import { startPostgres } from "../standalone/postgres/postgres.ts";
import { openSecrets } from "../standalone/secrets.ts";
import { STORAGES } from "../standalone/subgraphs.ts";
import { openBus } from "../subgraphs/shared/bus/bus.ts";
import type { Services } from "../subgraphs/shared/context.ts";
import { createDataSource } from "../subgraphs/shared/database.ts";
import { roleOf } from "../subgraphs/shared/database-role.ts";
import type { Job } from "../subgraphs/shared/jobs/jobs.ts";
import { openJobs } from "../subgraphs/shared/jobs/open-jobs.ts";
import { createLog } from "../subgraphs/shared/log.ts";
import { createRoles, migrateUp } from "../subgraphs/shared/migrations.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { installPeers } from "./peers.ts";
import { bullmqWorkflows } from "./workflow.peer.ts";

const RUNS = { small: 50, full: 500 };
const WARM = 20;
const MOST_P50_MS = 10;
const FAN_OUT = 4;
/** Commits that no order of ours could save: the claim, and one after each of three steps that follow one another. */
const COMMITS_IN_A_ROW = 4;

/** What a run took from its durable start: until its first step began, and until its sixth was recorded. */
interface Took {
  readonly begun: number;
  readonly done: number;
}

/** Six steps that do nothing, of which four side by side: what is left is coordination. BullMQ does the same beside. */
export async function workflow({ small, say }: { small: boolean; say: (line: string) => void }) {
  installPeers(say);
  const runs = small ? RUNS.small : RUNS.full;
  const dataDir = newDataDir("casegraph-bench");
  const server = await startPostgres({ dataDir });
  try {
    const commitMs = await medianCommit(server.url);
    const ours = await measured(runs, await ourWorkflows(server.url, dataDir));
    const theirs = await measured(runs, await bullmqWorkflows(FAN_OUT));
    say(`from the commit that starts a run to its first step: p50 ${ours.begunP50} ms, BullMQ ${theirs.begunP50} ms`);
    say(
      `to the record of its sixth: p50 ${ours.p50} ms, p95 ${ours.p95} ms; BullMQ ${theirs.p50} and ${theirs.p95} ms`,
    );
    say(
      `the floor is ${COMMITS_IN_A_ROW} commits in a row: ${round(commitMs * COMMITS_IN_A_ROW)} ms (${commitMs} each)`,
    );
    const figures = { p50: ours.p50, p95: ours.p95, bullmqP50: theirs.p50, bullmqP95: theirs.p95 };
    return { held: ours.p50 < MOST_P50_MS, figures };
  } finally {
    await server.stop();
    await removeDataDir(dataDir);
  }
}

/** Something that runs workflows, one at a time. */
export interface Runner {
  run(): Promise<Took>;
  close(): Promise<void>;
}

async function measured(runs: number, runner: Runner) {
  const took: Took[] = [];
  for (let n = 0; n < WARM; n++) await runner.run();
  for (let n = 0; n < runs; n++) took.push(await runner.run());
  await runner.close();
  const at = (of: keyof Took, share: number) =>
    round(took.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(took.length * share)]!);
  return { begunP50: at("begun", 0.5), p50: at("done", 0.5), p95: at("done", 0.95) };
}

async function ourWorkflows(ownerUrl: string, dataDir: string): Promise<Runner> {
  const subgraph = "bench";
  const times = new Map<string, { begun: number; done: PromiseWithResolvers<number> }>();
  const nothing = async () => null;
  const job: Job<unknown, number> = {
    name: "six-steps",
    queue: "main",
    input: z.int(),
    async run(run, width) {
      const time = times.get(run.id)!;
      await run.step("plan", async () => {
        time.begun = performance.now();
        return null;
      });
      await Promise.all(Array.from({ length: width }, (_, n) => run.step(`part ${n}`, nothing)));
      await run.step("join", nothing);
      time.done.resolve(performance.now());
    },
  };
  const definition = { queues: { main: { concurrency: 10 } }, jobs: [job] };
  const storage = { name: subgraph, entities: [], migrations: [], jobs: definition };
  const passwords = { ...openSecrets(dataDir, DATABASE_ROLES).passwords, [subgraph]: randomBytes(12).toString("hex") };
  await migrateUp(ownerUrl, [...STORAGES, storage]);
  await createRoles(ownerUrl, [...STORAGES, storage], passwords);
  const databaseUrl = urlAs(ownerUrl, roleOf(subgraph), passwords[subgraph]!);
  const log = createLog("bench", "silent");
  const bus = openBus({ log });
  const db = await createDataSource(storage, { url: databaseUrl, poolSize: 5, bus }).initialize();
  const jobs = openJobs({ subgraph, definition, databaseUrl, bus, log });
  await jobs.begin({ db, jobs: jobs.jobs, log } as unknown as Services);
  return {
    async run() {
      const id = randomUUID();
      const time = { begun: 0, done: Promise.withResolvers<number>() };
      times.set(id, time);
      let committed = 0;
      await db
        .transaction(async (tx) => jobs.jobs.start(tx, job, { id, input: FAN_OUT }))
        .then(() => {
          committed = performance.now();
        });
      const done = await time.done.promise;
      await jobs.jobs.finished(id);
      return { begun: time.begun - committed, done: done - committed };
    },
    async close() {
      await jobs.close();
      await db.destroy();
      await bus.close();
    },
  };
}

/** What one commit takes here, of a statement that writes a row. */
async function medianCommit(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create table public.floor (n int)");
  const times: number[] = [];
  for (let n = 0; n < 200; n++) {
    const began = performance.now();
    await client.query("insert into public.floor values ($1)", [n]);
    times.push(performance.now() - began);
  }
  await client.end();
  return round(times.sort((a, b) => a - b)[100]!);
}

const round = (ms: number) => Number(ms.toFixed(2));
