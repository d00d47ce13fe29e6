import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { definitionOf, JobLab, jobOf } from "../../../tests/setup/job-lab.ts";

const test = useBackend();
const lab = new JobLab(test);
beforeAll(() => lab.prepare());
afterEach(() => lab.close());

const MORE_THAN_MAY_BE = 50;

describe("a job whose process died each time", () => {
  it("is a dead letter that says so, keeps from running whoever needs it and nobody else, and can be retried", async () => {
    let runs = 0;
    const job = jobOf(async () => ++runs);
    const starter = await lab.open(definitionOf(job), { runs: false });
    const [deadly, behind, beside] = [randomUUID(), randomUUID(), randomUUID()];
    await starter.start(job, { id: deadly, input: 1 });
    await starter.start(job, { id: beside, input: 1 });
    await starter.start(job, { id: behind, input: 1, after: [deadly] });
    await test.owner.query(
      `update ${lab.schema}.workflow_status set recovery_attempts = ${MORE_THAN_MAY_BE} where workflow_uuid = $1`,
      [deadly],
    );

    const { jobs } = await lab.running(job);

    expect(await jobs.finished(deadly)).toMatchObject({
      state: "FAILED",
      code: "CRASHED",
      message: "Its process died each time that it ran.",
    });
    expect(await jobs.finished(behind)).toMatchObject({ state: "FAILED", code: "NEEDED_JOB_FAILED" });
    expect(await jobs.finished(beside)).toMatchObject({ state: "DONE" });
    expect(runs).toBe(1);
    await jobs.retry(deadly);
    expect(await jobs.finished(deadly)).toMatchObject({ state: "DONE", code: null });
    expect(await jobs.finished(behind)).toMatchObject({ state: "DONE" });
    expect(runs).toBe(3);
  });
});

describe("what is not ours in DBOS's tables", () => {
  it("is nobody's job: it is neither listed nor run", async () => {
    let runs = 0;
    const { start, jobs, db } = await lab.running(jobOf(async () => ++runs));
    const foreign = randomUUID();
    await test.owner.query(
      `insert into ${lab.schema}.workflow_status (workflow_uuid, status, name, queue_name, created_at, updated_at)
       values ($1, 'PENDING', 'stranger', null, 0, 0)`,
      [foreign],
    );

    await jobs.finished(await start());

    expect(await jobs.status(foreign)).toBeNull();
    expect(await jobs.cancel(foreign)).toBe(false);
    expect(await db.query(`select key from ${lab.schema}.overview where key = $1`, [foreign])).toEqual([]);
    expect(runs).toBe(1);
  });
});
