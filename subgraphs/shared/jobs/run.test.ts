import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { Gate } from "../../../tests/setup/gate.ts";
import { JobLab, jobOf } from "../../../tests/setup/job-lab.ts";
import { AppError } from "../errors.ts";
import { JobFailure } from "./failure.ts";

const test = useBackend();
const lab = new JobLab(test);
beforeAll(() => lab.prepare());
afterEach(() => lab.close());

describe("steps", () => {
  it("give what they gave, whatever order they come in the next time", async () => {
    const done: string[] = [];
    const { start, jobs } = await lab.running(
      jobOf(
        async (run) => {
          const names = run.attempt === 1 ? ["a", "b", "c"] : ["c", "b", "a", "d"];
          const chain = async (name: string) => {
            await run.step(`${name} 1`, async () => done.push(`${name} 1`));
            return run.step(`${name} 2`, async () => {
              if (name === "b" && run.attempt === 1) throw new Error("not yet");
              done.push(`${name} 2`);
            });
          };
          const ended = await Promise.allSettled(names.map(chain));
          const failed = ended.find((one) => one.status === "rejected");
          if (failed) throw failed.reason;
        },
        { attempts: 2 },
      ),
    );

    expect(await jobs.finished(await start())).toMatchObject({ state: "DONE", attempt: 2 });
    expect(done.toSorted()).toEqual(["a 1", "a 2", "b 1", "b 2", "c 1", "c 2", "d 1", "d 2"]);
  });

  it("are tried again with back-off, and stopped when they take too long", async () => {
    const tries: number[] = [];
    const { start, jobs } = await lab.running(
      jobOf((run) =>
        run.step(
          "slow",
          async (signal) => {
            tries.push(performance.now());
            if (tries.length < 3) await new Promise((_, reject) => signal.addEventListener("abort", reject));
          },
          { attempts: 3, backoffMs: 40, timeoutMs: 30 },
        ),
      ),
    );

    expect((await jobs.finished(await start())).state).toBe("DONE");
    expect(tries[1]! - tries[0]!).toBeGreaterThan(65);
    expect(tries[2]! - tries[1]!).toBeGreaterThan(105);
  });

  it("of the same name in one run are a mistake that says so", async () => {
    const { start, jobs } = await lab.running(
      jobOf(
        async (run) => {
          await run.step("twice", async () => 1);
          await run.step("twice", async () => 2);
        },
        { attempts: 3 },
      ),
    );

    expect(await jobs.finished(await start())).toMatchObject({ state: "FAILED", code: "INVALID", attempt: 1 });
  });

  it("on the database commit with their record, or not at all", async () => {
    const { start, jobs, db } = await lab.running(
      jobOf(
        async (run) => {
          const id = await run.transaction("write", async (tx) => {
            await tx.query("insert into effects (what) values ($1)", [run.id]);
            return run.id;
          });
          await run.transaction("fail", async (tx) => {
            await tx.query("insert into effects (what) values ($1)", [id]);
            if (run.attempt < 3) throw new Error("rolled back");
          });
        },
        { attempts: 3 },
      ),
    );
    const id = await start();

    expect(await jobs.finished(id)).toMatchObject({ state: "DONE", attempt: 3 });
    const [{ count }] = await db.query("select count(*)::int from effects where what = $1", [id]);
    expect(count).toBe(2);
  });

  it("say how far a job is, and sleep as long as they were told once", async () => {
    const gate = new Gate();
    const { start, jobs } = await lab.running(
      jobOf(async (run) => {
        await run.sleep(20);
        await run.progress(3, 10);
        await gate.opened;
      }),
    );
    const id = await start();

    await expect.poll(() => jobs.status(id)).toMatchObject({ state: "RUNNING", done: 3, total: 10 });
    gate.open();
    expect((await jobs.finished(id)).state).toBe("DONE");
  });
});

describe("a job that fails", () => {
  it("is tried again by itself, waiting longer each time, and is then a dead letter with our words alone", async () => {
    const began: number[] = [];
    const { start, jobs } = await lab.running(
      jobOf(
        async () => {
          began.push(performance.now());
          throw new Error("ada@example.org is away");
        },
        { attempts: 3, backoffMs: 100 },
      ),
    );

    const status = await jobs.finished(await start());

    expect(status).toMatchObject({ state: "FAILED", attempt: 3, code: "INTERNAL", message: "Error" });
    expect(began[1]! - began[0]!).toBeGreaterThan(95);
    expect(began[2]! - began[1]!).toBeGreaterThan(195);
  });

  it("keeps nothing of anybody's anywhere in its schema", async () => {
    const { start, jobs } = await lab.running(
      jobOf((run) =>
        run.step("leak", async () => {
          throw Object.assign(new Error("ada@example.org"), { cause: new Error("ada@example.org") });
        }),
      ),
    );
    await jobs.finished(await start());

    const { rows } = await test.owner.query(`select row_to_json(o)::text as text from ${lab.schema}.operation_outputs o
      union all select row_to_json(o)::text from ${lab.schema}.workflow_output o
      union all select row_to_json(j)::text from ${lab.schema}.job j`);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ text }) => text.includes("ada@"))).toEqual([]);
  });

  it("is not tried again when that cannot help", async () => {
    const { start, jobs } = await lab.running(
      jobOf(
        async (run) => {
          await run.step("send", async () => {
            throw new JobFailure("BOUNCED", "The address does not exist.", { final: true });
          });
        },
        { attempts: 5 },
      ),
    );

    expect(await jobs.finished(await start())).toMatchObject({ state: "FAILED", code: "BOUNCED", attempt: 1 });
  });

  it("keeps the code and words of an error of ours, and of its time", async () => {
    const coded = await lab.running(
      jobOf(async () => {
        throw new AppError("CONFLICT", "Somebody was first.");
      }),
    );
    expect(await coded.jobs.finished(await coded.start())).toMatchObject({
      code: "CONFLICT",
      message: "Somebody was first.",
    });
    await lab.close();

    const slow = await lab.running(jobOf((run) => run.step("wait", () => new Promise(() => {})), { timeoutMs: 30 }));
    expect(await slow.jobs.finished(await slow.start())).toMatchObject({ code: "TIMEOUT" });
  });

  it("goes on at the step that failed when it is retried, with all its tries", async () => {
    const done: string[] = [];
    let broken = true;
    const { start, jobs } = await lab.running(
      jobOf(
        async (run) => {
          await run.step("first", async () => done.push("first"));
          await run.step("second", async () => {
            done.push("second");
            if (broken) throw new Error("broken");
          });
        },
        { attempts: 2 },
      ),
    );
    const id = await start();
    expect(await jobs.finished(id)).toMatchObject({ state: "FAILED", attempt: 2 });
    broken = false;

    expect(await jobs.retry(id)).toBe(true);

    expect(await jobs.finished(id)).toMatchObject({ state: "DONE", attempt: 1, code: null, message: null });
    expect(done).toEqual(["first", "second", "second", "second"]);
    expect(await jobs.retry(id)).toBe(false);
  });
});
