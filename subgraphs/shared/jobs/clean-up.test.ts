import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { heardLog } from "../../../tests/setup/heard.ts";
import { JobLab, jobOf } from "../../../tests/setup/job-lab.ts";
import { cleanUpJobs } from "./clean-up.ts";

const test = useBackend();
const lab = new JobLab(test);
const failing = jobOf(async (run, n) => {
  await run.step("kept", async () => n);
  if (n === 0) throw new Error("no");
});
beforeAll(() => lab.prepare());
afterEach(() => lab.close());

/** Makes a job look as if it had ended so long ago. */
const age = (id: string, days: number) =>
  test.owner.query(
    `update ${lab.schema}.workflow_status set completed_at = completed_at - $2::bigint * 86400000 where workflow_uuid = $1`,
    [id, days],
  );

/** Cleans up until the work of the returned jobs' tables says so. */
async function cleaned(query: (sql: string) => Promise<unknown[]>, gone: string): Promise<void> {
  const stop = cleanUpJobs(lab.schema, query, heardLog().log, 20);
  const left = async () => (await test.owner.query(`select from ${lab.schema}.job where id = $1`, [gone])).rowCount;
  await expect.poll(left).toBe(0);
  stop();
}

describe("cleaning up", () => {
  it("lets go of what was done a week ago or cancelled a month ago, with all that was recorded of it", async () => {
    const { start, jobs, db } = await lab.running(failing);
    const [old, recent, failed, cancelled, lately] = await Promise.all([
      start({ input: 1 }),
      start({ input: 1 }),
      start({ input: 0 }),
      start({ delayMs: 600_000 }),
      start({ delayMs: 600_000 }),
    ]);
    await Promise.all([old, recent, failed].map((id) => jobs.finished(id)));
    for (const id of [cancelled, lately]) await jobs.cancel(id);
    for (const [id, days] of [
      [old, 8],
      [recent, 6],
      [failed, 365],
      [cancelled, 31],
      [lately, 29],
    ] as const)
      await age(id, days);

    await cleaned((sql) => db.query(sql), old);

    expect(await Promise.all([old, cancelled].map((id) => jobs.status(id)))).toEqual([null, null]);
    const kept = await Promise.all([recent, failed, lately].map((id) => jobs.status(id)));
    expect(kept.map((job) => job?.state)).toEqual(["DONE", "FAILED", "CANCELLED"]);
    for (const table of ["workflow_input", "operation_outputs"]) {
      const of = `select from ${lab.schema}.${table} where workflow_uuid = any($1)`;
      expect((await test.owner.query(of, [[old, cancelled]])).rowCount).toBe(0);
      expect((await test.owner.query(of, [[recent]])).rowCount).toBe(1);
    }
  });

  it("keeps what somebody still waits for, until nobody does", async () => {
    const { start, jobs, db } = await lab.running(failing);
    const [needed, other] = [await start(), await start()];
    const waiting = await start({ after: [needed], delayMs: 600_000 });
    await Promise.all([needed, other].map((id) => jobs.finished(id)));
    for (const id of [needed, other]) await age(id, 8);

    await cleaned((sql) => db.query(sql), other);
    expect(await jobs.status(needed)).toMatchObject({ state: "DONE" });
    await jobs.cancel(waiting);
    await cleaned((sql) => db.query(sql), needed);

    expect(await jobs.status(waiting)).toMatchObject({ state: "CANCELLED" });
  });

  it("says when it could not, and tries again", async () => {
    const { db, start, jobs } = await lab.running(failing);
    const id = await start();
    await jobs.finished(id);
    await age(id, 8);
    const heard = heardLog();
    let refused = false;
    const query = (sql: string) => {
      if (refused) return db.query(sql);
      refused = true;
      return Promise.reject(new Error(randomUUID()));
    };

    const stop = cleanUpJobs(lab.schema, query, heard.log, 20);

    await expect.poll(() => jobs.status(id)).toBeNull();
    stop();
    expect(heard.messages("warn")).toEqual(["old jobs could not be let go"]);
  });
});
