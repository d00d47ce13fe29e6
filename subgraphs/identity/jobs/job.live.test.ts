import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Gate } from "../../../tests/setup/gate.ts";
import { COUNTS, JobDesk, WATCH } from "../../../tests/setup/job-desk.ts";
import { jobOf } from "../../../tests/setup/job-lab.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
const desk = new JobDesk(test);

describe("counts of jobs", () => {
  it("say how many stand where, and leave out what came to an end", async () => {
    const { start, jobs } = await desk.failed();
    desk.broken = false;
    await jobs.finished(await start());
    await start({ delayMs: 600_000 });
    const other = await start({ delayMs: 600_000 });
    await start({ after: [other] });

    const auditor = await test.person(Role.AUDITOR);
    // At a full minute the product's own are among them for a moment.
    await expect
      .poll(async () => (await test.ask("identity", auditor, COUNTS)).data.jobCounts)
      .toEqual({ waiting: 1, delayed: 2, queued: 0, running: 0, retrying: 0, failed: 1 });
  });

  it("come at once to whoever watches, and when they change", async () => {
    const { start, jobs } = await desk.running(desk.fragile);
    const watch = await test.watch("identity", await test.person(Role.AUDITOR), WATCH);
    const none = { jobsChanged: { queued: 0, running: 0, failed: 0 } };
    await expect.poll(async () => (await watch.next())?.data, { timeout: 5000 }).toEqual(none);

    desk.broken = true;
    await jobs.finished(await start());

    await expect
      .poll(async () => (await watch.next())?.data, { timeout: 5000 })
      .toEqual({ jobsChanged: { queued: 0, running: 0, failed: 1 } });
    await watch.close();
  });

  it("come when nothing but a job's progress changed", async () => {
    const gates = [new Gate(), new Gate()] as const;
    const { start, jobs } = await desk.running(
      jobOf(async (run) => {
        await gates[0].opened;
        await run.progress(1, 2);
        await gates[1].opened;
      }),
    );
    const key = await start();
    await expect.poll(async () => (await jobs.status(key))?.state).toBe("RUNNING");
    const watch = await test.watch("identity", await test.person(Role.ADMIN), WATCH);
    const before = await watch.next();

    gates[0].open();

    expect(await watch.next()).toEqual(before);
    gates[1].open();
    await watch.close();
  });

  it("are watched by nobody who may not, and no longer than they may", async () => {
    const refused = await test.watch("identity", await test.person(Role.OFFICER), WATCH);
    expect((await refused.next())?.errors).toEqual([coded("FORBIDDEN", "jobsChanged")]);

    const [auditor, admin] = [await test.person(Role.AUDITOR), await test.person(Role.ADMIN)];
    const watch = await test.watch("identity", auditor, WATCH);
    await watch.next();
    const CHANGE = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { id } }";
    const input = { id: auditor.id, version: 1, roles: ["CITIZEN"], reason: "Leaves the audit." };
    await test.ask("identity", admin, CHANGE, { input });

    expect((await watch.next())?.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(await watch.next()).toBeNull();
  });

  it("end with the session of whoever watches", async () => {
    const auditor = await test.person(Role.AUDITOR);
    const watch = await test.watch("identity", auditor, WATCH);
    await watch.next();
    const { data } = await test.ask("identity", auditor, "{ mySessions { id } }");
    const END = "mutation($id: ID!) { endSession(input: { id: $id }) { id } }";
    await test.ask("identity", auditor, END, { id: data.mySessions[0].id });

    expect((await watch.next())?.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect(await watch.next()).toBeNull();
  });
});
