import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { Gate } from "../../../tests/setup/gate.ts";
import { definitionOf, JobLab, jobOf } from "../../../tests/setup/job-lab.ts";

const test = useBackend();
const lab = new JobLab(test);
beforeAll(() => lab.prepare());
afterEach(() => lab.close());

describe("starting a job", () => {
  it("runs it when the transaction commits, with what came in", async () => {
    const seen: number[] = [];
    const { start, jobs } = await lab.running(jobOf(async (run, n) => seen.push(await run.step("one", async () => n))));

    const id = await start({ input: 7 });

    expect(await jobs.finished(id)).toMatchObject({ state: "DONE", attempt: 1, name: "work" });
    expect(seen).toEqual([7]);
  });

  it("leaves nothing when the transaction is rolled back", async () => {
    const job = jobOf(async () => undefined);
    const { db, jobs } = await lab.running(job);
    const id = randomUUID();
    const change = db.transaction(async (tx) => {
      await jobs.start(tx, job, { id, input: 1 });
      throw new Error("no");
    });

    await expect(change).rejects.toThrow("no");
    expect(await jobs.status(id)).toBeNull();
  });

  it("again under the same id does nothing", async () => {
    let runs = 0;
    const { start, jobs } = await lab.running(jobOf(async () => ++runs));
    const id = await start();
    await jobs.finished(id);

    await start({}, id);
    await jobs.finished(await start());

    expect(runs).toBe(2);
  });

  it("runs it later when nobody could run it then", async () => {
    const job = jobOf(async () => undefined);
    const id = randomUUID();
    const starter = await lab.open(definitionOf(job), { runs: false });
    await starter.start(job, { id, input: 1 });
    expect(await starter.jobs.status(id)).toMatchObject({ state: "QUEUED" });

    const { jobs } = await lab.running(job);

    expect((await jobs.finished(id)).state).toBe("DONE");
  });

  it("refuses what does not fit, and what is outside of a transaction", async () => {
    const job = jobOf(async () => undefined);
    const { start, jobs, db } = await lab.running(job);

    await expect(start({ input: "one" as never })).rejects.toThrow();
    await expect(jobs.start(db.manager, job, { id: "x", input: 1 })).rejects.toThrow("in a transaction");
    await expect(start({ after: ["nobody"] })).rejects.toThrow();
  });

  it("lets the lower priority go first, and nothing before its time", async () => {
    const gate = new Gate();
    const order: string[] = [];
    const { start, jobs } = await lab.running(
      jobOf(async (_run, n) => {
        if (n === 0) await gate.opened;
        order.push(`${n}`);
      }),
      1,
    );
    const first = await start({ input: 0 });
    await expect.poll(async () => (await jobs.status(first))?.state).toBe("RUNNING");
    const late = await start({ input: 3, delayMs: 500 });
    expect(await jobs.status(late)).toMatchObject({ state: "DELAYED" });
    await start({ input: 2, priority: 5 });
    await start({ input: 1, priority: 1 });

    gate.open();
    await jobs.finished(late);

    expect(order).toEqual(["0", "1", "2", "3"]);
  });
});

describe("a queue", () => {
  it("runs no more at once than it may, in all replicas together", async () => {
    let now = 0;
    let most = 0;
    const full = new Gate();
    const job = jobOf(async () => {
      most = Math.max(most, ++now);
      if (now === 3) full.open();
      await full.opened;
      await new Promise((resolve) => setTimeout(resolve, 20));
      now--;
    });
    const replicas = [await lab.running(job, 3), await lab.running(job, 3)];

    const ids = await Promise.all(Array.from({ length: 24 }, (_, n) => replicas[n % 2]!.start()));
    await Promise.all(ids.map((id) => replicas[0]!.jobs.finished(id, 20_000)));

    expect(most).toBe(3);
  });

  it("leaves a job that this code does not know to replicas that do", async () => {
    const newer = jobOf(async () => undefined, { name: "newer" });
    const known = await lab.running(jobOf(async () => undefined));
    const starter = await lab.open(definitionOf(newer), { runs: false });
    const id = randomUUID();
    await starter.start(newer, { id, input: 1 });
    await known.jobs.finished(await known.start());
    expect(await known.jobs.status(id)).toMatchObject({ state: "QUEUED" });

    const { jobs } = await lab.running(newer);

    expect((await jobs.finished(id)).state).toBe("DONE");
  });

  it("is not seen by the engine of another subgraph in this process", async () => {
    const other = await new JobLab(test).prepare();
    const mine: number[] = [];
    const theirs: number[] = [];
    const { start, jobs } = await lab.running(jobOf(async () => mine.push(1)));
    const job = jobOf(async () => theirs.push(1));
    const replica = await other.open(definitionOf(job));
    const id = randomUUID();
    try {
      await replica.start(job, { id, input: 1 });
      await jobs.finished(await start());
      await replica.jobs.finished(id);

      expect([mine, theirs]).toEqual([[1], [1]]);
      expect(await jobs.status(id)).toBeNull();
      await expect(replica.db.query(`select from ${lab.schema}.job`)).rejects.toThrow("permission denied");
    } finally {
      await other.close();
    }
  });
});

describe("closing", () => {
  it("lets what runs finish", async () => {
    const gate = new Gate();
    const done: number[] = [];
    const { start, jobs, close } = await lab.running(
      jobOf(async (run, n) => {
        await gate.opened;
        await run.step("end", async () => done.push(n));
      }),
    );
    const id = await start();
    await expect.poll(async () => (await jobs.status(id))?.state).toBe("RUNNING");

    const closed = close();
    gate.open();
    await closed;

    expect(done).toEqual([1]);
  });
});
