import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { definitionOf, JobLab, jobOf } from "../../../tests/setup/job-lab.ts";

const test = useBackend();
const lab = new JobLab(test);
beforeAll(() => lab.prepare());
afterEach(() => lab.close());

describe("a schedule", () => {
  it("starts its job once for each time, however many replicas there are", async () => {
    const seen: string[] = [];
    const job = jobOf(async (run) => seen.push(run.id));
    const every = { name: `tick-${randomUUID()}`, job, cron: "* * * * * *", timeZone: "Europe/Berlin", input: 1 };
    await lab.open(definitionOf(job, 10, [every]));
    await lab.open(definitionOf(job, 10, [every]));

    await expect.poll(() => seen.length).toBeGreaterThanOrEqual(3);

    expect(new Set(seen).size).toBe(seen.length);
    const times = seen.map((id) => Date.parse(id.slice(`schedule:${every.name}:`.length)));
    expect(times.every((time) => time % 1000 === 0)).toBe(true);
  });

  it("makes up once for the times at which nothing ran", async () => {
    const seen: string[] = [];
    const job = jobOf(async (run) => seen.push(run.id));
    const daily = { name: `daily-${randomUUID()}`, job, cron: "0 7 * * *", timeZone: "Asia/Kolkata", input: 1 };
    await (await lab.open(definitionOf(job, 10, [daily]))).close();
    await test.owner.query(`update ${lab.schema}.schedule set next_at = '2026-01-05T01:30:00Z' where name = $1`, [
      daily.name,
    ]);

    await lab.open(definitionOf(job, 10, [daily]));

    await expect.poll(() => seen).toEqual([`schedule:${daily.name}:2026-01-05T01:30:00.000Z`]);
    const { rows } = await test.owner.query(`select next_at from ${lab.schema}.schedule where name = $1`, [daily.name]);
    expect(rows[0].next_at.toISOString()).toMatch(/T01:30:00.000Z$/);
    expect(rows[0].next_at.getTime()).toBeGreaterThan(Date.now());
  });

  it("that cannot be is refused when the process starts", async () => {
    const job = jobOf(async () => undefined);
    const wrong = { name: "wrong", job, cron: "0 7 * * *", timeZone: "Europe/Berlin", input: "seven" };

    await expect(lab.open(definitionOf(job, 10, [wrong]))).rejects.toThrow("does not fit");
  });
});
