import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { sampleOf } from "../../../tests/setup/heard.ts";
import { definitionOf, JobLab, jobOf } from "../../../tests/setup/job-lab.ts";

const FIXTURE = fileURLToPath(new URL("./worker.fixture.ts", import.meta.url));
const TAKEOVER_MS = 5000;
const STARTING_MS = 60_000;
const TEST_MS = 150_000;

const test = useBackend();
const lab = new JobLab(test);
const workers: Worker[] = [];
beforeAll(() => lab.prepare());
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.kill()));
  await lab.close();
});

/** A replica in another process. */
class Worker {
  #said = "";
  readonly #child: ChildProcess;

  constructor() {
    const args = ["--import", "tsx", FIXTURE, lab.name, lab.url];
    this.#child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    this.#child.stdout?.on("data", (data) => {
      this.#said += data;
    });
    workers.push(this);
  }

  get lines(): string[] {
    return this.#said.split("\n").filter((line) => line && line !== "ready");
  }

  async ready(): Promise<this> {
    await expect.poll(() => this.#said, { timeout: STARTING_MS }).toContain("ready");
    return this;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }
}

/** Starts jobs and runs none. */
const starter = () => lab.open(definitionOf(jobOf(async () => undefined)), { runs: false });

const effects = async () => {
  const { rows } = await test.owner.query(`select what from ${lab.name}.effects order by n`);
  return rows.map(({ what }) => what as string);
};

describe("an executor that is killed", { timeout: TEST_MS }, () => {
  it("is followed by a living one within five seconds, which does not repeat what is recorded", async () => {
    const { start, jobs } = await starter();
    const dead = await new Worker().ready();
    await start(
      jobOf(async () => undefined),
      { id: "taken", input: 2 },
    );
    await expect.poll(() => dead.lines).toEqual(["taken 1", "taken 2"]);
    const living = await new Worker().ready();

    await dead.kill();
    const killed = performance.now();

    // The one that lives holds at the same step: that it began it again is what is to be seen.
    await expect.poll(async () => (await jobs.status("taken"))?.state, { timeout: TAKEOVER_MS }).toBe("RUNNING");
    const { rows } = await until(
      `select executor_id from ${lab.schema}.workflow_status w join ${lab.schema}.executor e on e.id = w.executor_id
       where workflow_uuid = 'taken' and status = 'PENDING'
         and (select count(*) from ${lab.schema}.executor) = 1`,
    );
    expect(rows).toHaveLength(1);
    expect(performance.now() - killed).toBeLessThan(TAKEOVER_MS);
    expect(living.lines).toEqual([]);
    expect(await effects()).toEqual(["taken 1"]);
    await jobs.cancel("taken");
  });

  it("at any moment, again and again, leaves every job done once", async () => {
    const { start, jobs } = await starter();
    const ids = Array.from({ length: 60 }, (_, n) => `many ${n}`);
    let worker = await new Worker().ready();
    const other = await new Worker().ready();
    for (const [n, id] of ids.entries()) {
      await start(
        jobOf(async () => undefined),
        { id, input: 0 },
      );
      if (n % 20 !== 10) continue;
      await worker.kill();
      worker = new Worker();
    }

    const ended = await Promise.all(ids.map((id) => jobs.finished(id, 20_000)));

    expect(ended.filter(({ state }) => state !== "DONE")).toEqual([]);
    const done = (await effects()).filter((what) => what.startsWith("many"));
    expect(done.toSorted()).toEqual(ids.flatMap((id) => [1, 2, 3].map((step) => `${id} ${step}`)).toSorted());
    expect(other.lines.length).toBeGreaterThan(0);
  });
});

it("a takeover is counted where it is made", { timeout: TEST_MS }, async () => {
  const job = jobOf(async () => undefined);
  const { start, jobs } = await starter();
  const dead = await new Worker().ready();
  await start(job, { id: "counted", input: 1 });
  await expect.poll(() => dead.lines).toEqual(["counted 1"]);
  await lab.open(definitionOf(job));
  const taken = `casegraph_job_takeovers_total{subgraph="${lab.name}"}`;
  // Who died in other tests of this file is taken over first.
  await until(`select where (select count(*) from ${lab.schema}.executor) = 2`);
  const before = await sampleOf(taken);

  await dead.kill();

  expect(await jobs.finished("counted", 2 * TAKEOVER_MS)).toMatchObject({ state: "DONE" });
  expect(await sampleOf(taken)).toBe(before + 1);
});

describe("an executor that lives", { timeout: TEST_MS }, () => {
  it("is left alone however long it is silent, and goes on", async () => {
    const { start, jobs } = await starter();
    const silent = await new Worker().ready();
    await start(
      jobOf(async () => undefined),
      { id: "silent", input: 2 },
    );
    await expect.poll(() => silent.lines).toEqual(["silent 1", "silent 2"]);
    const before = await owner("silent");
    const other = await new Worker().ready();

    silent.signal("SIGSTOP");
    await delay(TAKEOVER_MS + 1000);
    silent.signal("SIGCONT");

    expect(await owner("silent")).toEqual(before);
    expect(other.lines).toEqual([]);
    await jobs.cancel("silent");
  });

  it("and goes, gives back what it could not finish, without a wait", async () => {
    const tries: string[] = [];
    const job = (name: string) =>
      jobOf((run) =>
        run.step("hold", async (signal) => {
          tries.push(name);
          if (name === "first")
            await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
        }),
      );
    const first = await lab.open(definitionOf(job("first")), { drainMs: 50 });
    await first.start(job("first"), { id: "given", input: 1 });
    await expect.poll(() => tries).toEqual(["first"]);
    const second = await lab.open(definitionOf(job("second")));

    await first.close();

    expect(await second.jobs.finished("given", 2000)).toMatchObject({ state: "DONE", attempt: 1 });
    expect(tries).toEqual(["first", "second"]);
  });
});

async function owner(id: string): Promise<object[]> {
  const sql = `select executor_id, owner_xid from ${lab.schema}.workflow_status where workflow_uuid = $1`;
  return (await test.owner.query(sql, [id])).rows;
}

async function until(sql: string) {
  for (;;) {
    const answer = await test.owner.query(sql);
    if (answer.rowCount) return answer;
    await delay(20);
  }
}
