import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { CANCEL, JobDesk, RETRY } from "../../../tests/setup/job-desk.ts";
import { jobOf } from "../../../tests/setup/job-lab.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
const desk = new JobDesk(test);

describe("a retry", () => {
  it("has a job that failed run again, and the audit says who and why", async () => {
    const { id, key, version, jobs } = await desk.failed();
    const admin = await test.person(Role.ADMIN);
    desk.broken = false;

    const input = { id, version, reason: "The mail server is back." };
    const { data } = await test.ask("identity", admin, RETRY, { input });
    await desk.acted();

    const decision = { kind: "RETRY", by: { id: admin.id } };
    expect(data.retryJob).toEqual({ id, decision, allowedActions: [] });
    expect(await jobs.finished(key)).toMatchObject({ state: "DONE" });
    expect(await desk.list(admin)).toMatchObject([{ state: "DONE", decision: null, allowedActions: [] }]);
    const trail = await test.ask(
      "identity",
      await test.person(Role.AUDITOR),
      `{ auditTrail(filter: { event: "job.", aboutId: "${id}" }) { edges { node { event actor { id } facts changes { field after } } } } }`,
    );
    expect(trail.data.auditTrail.edges).toEqual([
      {
        node: {
          event: "job.retryAsked",
          actor: { id: admin.id },
          facts: { subgraph: desk.lab.name, job: key, jobVersion: version },
          changes: [{ field: "reason", after: "The mail server is back." }],
        },
      },
    ]);
  });

  it("in vain leaves it failed, to be decided on again", async () => {
    const { id, version } = await desk.failed();
    const admin = await test.person(Role.ADMIN);

    await test.ask("identity", admin, RETRY, { input: { id, version } });
    await desk.acted();
    const again = async () => (await desk.list(admin))[0];
    await expect.poll(async () => (await again()).state).toBe("FAILED");
    const seen = await again();
    desk.broken = false;
    await test.ask("identity", admin, RETRY, { input: { id, version: seen.version } });
    await desk.acted();

    expect(seen).toMatchObject({ decision: null, allowedActions: ["RETRY"] });
    expect(seen.version).toBeGreaterThan(version);
    await expect.poll(async () => (await again()).state).toBe("DONE");
  });
});

describe("a cancellation", () => {
  it("stops a job that has not ended, which may be retried", async () => {
    const { start, jobs } = await desk.running(jobOf(async () => undefined));
    const key = await start({ delayMs: 600_000 });
    const { ref: id, version } = (await jobs.status(key))!;
    const admin = await test.person(Role.ADMIN);

    const { data } = await test.ask("identity", admin, CANCEL, { input: { id, version } });
    await desk.acted();

    expect(data.cancelJob.decision).toEqual({ kind: "CANCEL", by: { id: admin.id } });
    expect(await desk.list(admin)).toMatchObject([{ state: "CANCELLED", decision: null, allowedActions: ["RETRY"] }]);
  });
});

describe("a decision", () => {
  it("is made once however many operators make it, and the others are told who did", async () => {
    const { start, jobs, key, id, version } = await desk.failed();
    await desk.deafen();
    await start({ delayMs: 600_000 });
    const admins = await Promise.all([1, 2, 3, 4, 5].map(() => test.person(Role.ADMIN)));

    const answers = await Promise.all(
      admins.map((admin) => test.ask("identity", admin, RETRY, { input: { id, version } })),
    );

    const [made] = answers.filter(({ errors }) => !errors);
    const by = made?.data.retryJob.decision.by.id;
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual(
      Array.from({ length: 4 }, () => coded("CONFLICT", "retryJob", { version, changedById: by })),
    );
    expect((await test.ledgerOf(id)).map(({ event }) => event)).toEqual(["job.retryAsked"]);
    expect(await jobs.status(key)).toMatchObject({ state: "FAILED", version });
  });

  it("on a version that was decided on before says who decided", async () => {
    const { id, version } = await desk.failed();
    const [one, other] = [await test.person(Role.ADMIN), await test.person(Role.ADMIN)];
    await test.ask("identity", one, RETRY, { input: { id, version } });
    await desk.acted();

    const answer = await test.ask("identity", other, RETRY, { input: { id, version } });

    expect(answer.errors).toEqual([coded("CONFLICT", "retryJob", { changedById: one.id })]);
  });

  it("on an older version, on nothing, or on what has ended otherwise is refused", async () => {
    const { id, version, jobs, start } = await desk.failed();
    const admin = await test.person(Role.ADMIN);
    const decide = async (text: string, input: object) => (await test.ask("identity", admin, text, { input })).errors;
    desk.broken = false;
    const done = await jobs.finished(await start());

    expect(await decide(RETRY, { id, version: version - 1 })).toEqual([coded("CONFLICT", "retryJob")]);
    expect(await decide(RETRY, { id: randomUUID(), version: 1 })).toEqual([coded("NOT_FOUND", "retryJob")]);
    expect(await decide(CANCEL, { id, version })).toEqual([coded("CONFLICT", "cancelJob", { state: "FAILED" })]);
    const ofDone = { id: done.ref, version: done.version };
    for (const [text, field] of [
      [RETRY, "retryJob"],
      [CANCEL, "cancelJob"],
    ] as const)
      expect(await decide(text, ofDone)).toEqual([coded("CONFLICT", field, { state: "DONE" })]);
    expect((await test.ledgerOf(id)).concat(await test.ledgerOf(done.ref))).toEqual([]);
  });

  it.each(["no", "x".repeat(501)])("takes no reason like %j", async (reason) => {
    const input = { id: randomUUID(), version: 1, reason };
    const answer = await test.ask("identity", await test.person(Role.ADMIN), RETRY, { input });

    expect(answer.errors).toEqual([coded("INVALID", "retryJob", { fields: ["reason"] })]);
  });
});
