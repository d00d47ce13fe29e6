import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { Gate } from "../../../tests/setup/gate.ts";
import { JobLab, jobOf } from "../../../tests/setup/job-lab.ts";

const test = useBackend();
const lab = new JobLab(test);
beforeAll(() => lab.prepare());
afterEach(() => lab.close());

describe("cancelling", () => {
  it("keeps a queued job from running, and a delayed one", async () => {
    const gate = new Gate();
    let runs = 0;
    const { start, jobs } = await lab.running(
      jobOf(async () => {
        runs++;
        await gate.opened;
      }),
      1,
    );
    const first = await start();
    await expect.poll(() => runs).toBe(1);
    const [queued, delayed] = [await start(), await start({ delayMs: 60_000 })];

    expect(await jobs.cancel(queued)).toBe(true);
    expect(await jobs.cancel(delayed)).toBe(true);
    gate.open();
    await jobs.finished(first);

    expect((await jobs.finished(queued)).state).toBe("CANCELLED");
    expect((await jobs.finished(delayed)).state).toBe("CANCELLED");
    expect(await jobs.cancel(first)).toBe(false);
    expect(runs).toBe(1);
  });

  it("stops a running job at once, and a retry goes on where it stopped", async () => {
    const done: string[] = [];
    let hold = true;
    let begun = false;
    const { start, jobs } = await lab.running(
      jobOf(async (run) => {
        await run.step("first", async () => done.push("first"));
        await run.step("second", async (signal) => {
          begun = true;
          if (hold) await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
          done.push("second");
        });
      }),
    );
    const id = await start();
    await expect.poll(() => begun).toBe(true);

    await jobs.cancel(id);
    expect((await jobs.finished(id)).state).toBe("CANCELLED");
    hold = false;
    await jobs.retry(id);

    expect((await jobs.finished(id)).state).toBe("DONE");
    expect(done).toEqual(["first", "second"]);
  });

  it("ends a job that waits for its next try", async () => {
    const { start, jobs } = await lab.running(
      jobOf(() => Promise.reject(new Error("no")), { attempts: 2, backoffMs: 60_000 }),
    );
    const id = await start();
    await expect.poll(async () => (await jobs.status(id))?.state).toBe("RETRYING");

    await jobs.cancel(id);

    expect((await jobs.finished(id)).state).toBe("CANCELLED");
  });
});

describe("a job that needs others", () => {
  it("begins when all of them are done", async () => {
    const gate = new Gate();
    const order: number[] = [];
    const { start, jobs } = await lab.running(
      jobOf(async (_run, n) => {
        if (n === 1) await gate.opened;
        order.push(n);
      }),
    );
    const needs = [await start({ input: 1 }), await start({ input: 2 })];
    const last = await start({ input: 3, after: needs });
    await jobs.finished(needs[1]!);
    expect(await jobs.status(last)).toMatchObject({ state: "WAITING" });

    gate.open();
    await jobs.finished(last);

    expect(order).toEqual([2, 1, 3]);
  });

  it("does not run when one failed or was cancelled, and says so down the line", async () => {
    const { start, jobs } = await lab.running(
      jobOf(async (_run, n) => {
        if (n === 1) throw new Error("no");
      }),
    );
    const failed = await start({ input: 1 });
    const second = await start({ input: 2, after: [failed] });
    const third = await start({ input: 3, after: [second] });

    expect(await jobs.finished(second)).toMatchObject({
      state: "FAILED",
      code: "NEEDED_JOB_FAILED",
      message: `It needs work ${failed}, which failed.`,
    });
    expect(await jobs.finished(third)).toMatchObject({ code: "NEEDED_JOB_FAILED" });

    const cancelled = await start({ input: 4, delayMs: 60_000 });
    const other = await start({ input: 5, after: [cancelled] });
    await jobs.cancel(cancelled);
    expect((await jobs.finished(other)).message).toContain("was cancelled");
  });

  it("waits again when the one that failed is retried", async () => {
    let broken = true;
    const { start, jobs } = await lab.running(
      jobOf(async (_run, n) => {
        if (n === 1 && broken) throw new Error("no");
      }),
    );
    const failed = await start({ input: 1 });
    const second = await start({ input: 2, after: [failed] });
    const third = await start({ input: 3, after: [second] });
    await jobs.finished(third);
    broken = false;

    await jobs.retry(failed);

    expect((await jobs.finished(third)).state).toBe("DONE");
    expect((await jobs.finished(second)).state).toBe("DONE");
  });
});
