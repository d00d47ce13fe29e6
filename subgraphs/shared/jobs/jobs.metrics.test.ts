import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { Gate } from "../../../tests/setup/gate.ts";
import { sampleOf } from "../../../tests/setup/heard.ts";
import { JobLab, jobOf } from "../../../tests/setup/job-lab.ts";

const test = useBackend();
const lab = new JobLab(test);
beforeAll(() => lab.prepare());
afterEach(() => lab.close());

const of = (metric: string, labels: string) => sampleOf(`casegraph_${metric}{subgraph="${lab.name}",${labels}}`);

describe("the metrics of jobs", () => {
  it("tell how many stand where, and for how long the oldest of a queue has waited", async () => {
    const gate = new Gate();
    const { start, jobs } = await lab.running(
      jobOf(() => gate.opened),
      1,
    );
    const first = await start();
    await expect.poll(async () => (await jobs.status(first))?.state).toBe("RUNNING");
    const queued = [await start(), await start()];
    await start({ delayMs: 600_000 });
    await expect.poll(() => of("job_queue_age_seconds", 'queue="main"')).toBeGreaterThan(0);

    expect(await of("jobs", 'job="work",state="RUNNING"')).toBe(1);
    expect(await of("jobs", 'job="work",state="QUEUED"')).toBe(2);
    expect(await of("jobs", 'job="work",state="DELAYED"')).toBe(1);
    expect(await of("job_queue_depth", 'queue="main"')).toBe(2);
    expect(await of("job_queue_age_seconds", 'queue="main"')).toBeLessThan(60);

    gate.open();
    for (const id of queued) await jobs.finished(id);
    expect(await of("job_queue_depth", 'queue="main"')).toBe(0);
    expect(await of("jobs", 'job="work",state="DONE"')).toBe(3);
  });

  it("count tries by how they ended, those that follow a failure, and dead letters", async () => {
    const { start, jobs } = await lab.running(
      jobOf(
        async (run, n) => {
          if (n === 0 || run.attempt === 1) throw new Error("no");
        },
        { attempts: 3, name: "counted" },
      ),
    );

    await Promise.all([start({ input: 0 }), start({ input: 1 })].map(async (id) => jobs.finished(await id)));

    const took = (outcome: string) => of("job_seconds_count", `job="counted",outcome="${outcome}"`);
    expect([await took("done"), await took("failed")]).toEqual([1, 4]);
    expect(await of("job_retries_total", 'job="counted"')).toBe(3);
    expect(await of("job_dead_letters_total", 'job="counted"')).toBe(1);
    expect(await of("jobs", 'job="counted",state="FAILED"')).toBe(1);
  });

  it("are silent about a subgraph that is closed", async () => {
    const { start, jobs, close } = await lab.running(jobOf(async () => undefined));
    await jobs.finished(await start());
    expect(await of("jobs", 'job="work",state="DONE"')).toBeGreaterThan(0);

    await close();

    expect(await of("jobs", 'job="work",state="DONE"')).toBe(0);
  });
});
