import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Gate } from "../../../tests/setup/gate.ts";
import { CANCEL, COUNTS, JobDesk, LIST, ONE, RETRY, SCHEDULES } from "../../../tests/setup/job-desk.ts";
import { definitionOf, jobOf } from "../../../tests/setup/job-lab.ts";
import { statements } from "../../../tests/setup/statements.ts";
import { Role } from "../roles/roles.ts";

type Decided = { node: { decision: { by: { id: string } } } };

const test = useBackend();
const desk = new JobDesk(test);

describe("jobs", () => {
  it("are seen with how they stand and what went wrong, and nothing of what went in", async () => {
    const { id, key } = await desk.failed();

    const [seen] = await desk.list(await test.person(Role.AUDITOR));

    expect(seen).toMatchObject({
      id,
      key,
      subgraph: desk.lab.name,
      name: "work",
      queue: "main",
      state: "FAILED",
      attempt: 1,
      attempts: 1,
      progress: null,
      code: "INTERNAL",
      needs: [],
      decision: null,
      allowedActions: [],
    });
    expect(JSON.stringify(seen)).not.toContain("secret");
    const { data } = await test.ask("identity", await test.person(Role.ADMIN), ONE, { id });
    expect(data.job).toMatchObject({ id, allowedActions: ["RETRY"] });
    const none = await test.ask("identity", await test.person(Role.ADMIN), ONE, { id: randomUUID() });
    expect(none).toEqual({ data: { job: null } });
  });

  it("tell how far they are, what they wait for and when they go on", async () => {
    const gate = new Gate();
    const { start, jobs } = await desk.running(
      jobOf(async (run) => {
        await run.progress(3, 10);
        await gate.opened;
      }),
    );
    const first = await start();
    await expect.poll(async () => (await jobs.status(first))?.done).toBe(3);
    await start({ after: [first] });
    await start({ delayMs: 600_000 });

    const seen = await desk.list(await test.person(Role.ADMIN));

    gate.open();
    await jobs.finished(first);
    expect(seen).toMatchObject([
      { state: "DELAYED", nextAt: expect.any(String), allowedActions: ["CANCEL"] },
      { state: "WAITING", needs: [first], nextAt: null },
      { state: "RUNNING", progress: { done: 3, total: 10 }, startedAt: expect.any(String), endedAt: null },
    ]);
  });

  it("are paged, counted and narrowed", async () => {
    const admin = await test.person(Role.ADMIN);
    const { start } = await desk.running(jobOf(async () => undefined));
    for (const n of [1, 2, 3]) await start({ delayMs: 600_000 * n });
    const own = { subgraph: desk.lab.name };
    const first = await test.ask("identity", admin, LIST, { first: 2, filter: own });
    const { endCursor } = first.data.jobs.pageInfo;
    const rest = await test.ask("identity", admin, LIST, { first: 2, after: endCursor, filter: own });

    expect(first.data.jobs).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(rest.data.jobs).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
    const ids = [...first.data.jobs.edges, ...rest.data.jobs.edges].map(({ node }) => node.id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    for (const filter of [{ state: ["DELAYED", "FAILED"] }, own, { name: "work" }, { queue: "main" }])
      expect(await desk.list(admin, filter)).toHaveLength(3);
    for (const filter of [{ state: ["WAITING"] }, { subgraph: "cases" }, { name: "other" }, { queue: "other" }])
      expect(await desk.list(admin, filter)).toEqual([]);
  });

  it("take as many statements for ten with their decisions as for two", async () => {
    const { start, jobs } = await desk.running(jobOf(async () => undefined));
    await desk.deafen();
    for (let n = 0; n < 10; n++) {
      const { ref: id, version } = (await jobs.status(await start({ delayMs: 600_000 })))!;
      await test.ask("identity", await test.person(Role.ADMIN), CANCEL, { input: { id, version } });
    }
    const admin = await test.person(Role.ADMIN);
    const page = async (first: number) => {
      const asked = () => test.ask("identity", admin, LIST, { first });
      const { result, count } = await statements(asked, ["identity"]);
      expect(new Set(result.data.jobs.edges.map(({ node }: Decided) => node.decision.by.id)).size).toBe(first);
      return count;
    };
    await page(10);

    expect([await page(2), await page(10)]).toEqual([3, 3]);
  });

  it.each([
    [{ filter: { name: "x'; drop table" } }, "filter.name"],
    [{ filter: { queue: "a b" } }, "filter.queue"],
    [{ filter: { subgraph: "" } }, "filter.subgraph"],
    [{ after: "bm9uc2Vuc2U" }, "after"],
    [{ first: 101 }, "first"],
  ])("refuse %j, naming the field", async (variables, field) => {
    const answer = await test.ask("identity", await test.person(Role.ADMIN), LIST, variables);

    expect(answer.errors).toEqual([coded("INVALID", "jobs", { fields: [field] })]);
  });

  it("are nobody's who neither operates nor audits, and an auditor only looks", async () => {
    const { id, version } = await desk.failed();
    const [auditor, officer] = [await test.person(Role.AUDITOR), await test.person(Role.OFFICER)];
    const asked = [
      [LIST, "jobs", {}],
      [ONE, "job", { id }],
      [COUNTS, "jobCounts", {}],
      [SCHEDULES, "jobSchedules", {}],
    ] as const;

    for (const [text, field, variables] of asked) {
      expect((await test.ask("identity", officer, text, variables)).errors).toEqual([coded("FORBIDDEN", field)]);
      expect((await test.ask("identity", null, text, variables)).errors).toEqual([coded("UNAUTHENTICATED", field)]);
      expect((await test.ask("identity", auditor, text, variables)).errors).toBeUndefined();
    }
    const input = { id, version };
    for (const who of [auditor, officer]) {
      expect((await test.ask("identity", who, RETRY, { input })).errors).toEqual([coded("FORBIDDEN", "retryJob")]);
      expect((await test.ask("identity", who, CANCEL, { input })).errors).toEqual([coded("FORBIDDEN", "cancelJob")]);
    }
  });
});

describe("schedules", () => {
  it("say when each is next due, and what became of the last one", async () => {
    const job = jobOf(async () => undefined);
    const schedules = [
      { name: "often", job, cron: "* * * * * *", timeZone: "Europe/Berlin", input: 1 },
      { name: "daily", job, cron: "0 7 * * *", timeZone: "Europe/Berlin", input: 1 },
    ];
    await desk.lab.open(definitionOf(job, 10, schedules));
    const auditor = await test.person(Role.AUDITOR);
    const read = async () => {
      const { data } = await test.ask("identity", auditor, SCHEDULES);
      return data.jobSchedules.filter(({ subgraph }: { subgraph: string }) => subgraph === desk.lab.name);
    };

    await expect.poll(async () => (await read())[0].lastState, { timeout: 10_000 }).toBe("DONE");
    const [often, daily] = await read();

    expect(often).toMatchObject({ subgraph: desk.lab.name, name: "often", job: "work", lastAt: expect.any(String) });
    expect(daily).toMatchObject({
      name: "daily",
      cron: "0 7 * * *",
      timeZone: "Europe/Berlin",
      lastAt: null,
      lastState: null,
    });
    expect(Date.parse(daily.nextAt)).toBeGreaterThan(Date.now());
  });
});
