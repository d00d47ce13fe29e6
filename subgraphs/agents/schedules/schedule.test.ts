import { expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { buildWorkflow, jobOutcome, runOnceStill } from "../testing.ts";
import { startDueWorkflows } from "./start-due.job.ts";

const test = useBackend();
const [BRIEF, SWEEP] = [1, 2].map((n) => `f10e0000-0000-4000-8000-00000000000${n}`);
const SCHEDULE = (what: string) =>
  `mutation($input: ScheduleWorkflow!) { ${what}(input: $input) { schedule { cron timeZone nextAt lentBy { id } } } }`;

it("starts the overdue sweep by the clock, with the rights that somebody lent, once for each time", async () => {
  const [admin, officer] = [await test.person(Role.ADMIN), await test.officer()];
  const late = await buildCase(test, officer, { assignee: officer, dueAt: "2020-01-01T00:00:00.000Z" });
  const input = { id: SWEEP, version: 1 };

  const { data } = await test.ask("agents", admin, SCHEDULE("scheduleWorkflow"), { input });
  await test.owner.query("update agents.schedules set next_at = now() - interval '3 days'");
  await jobOutcome(test, startDueWorkflows, "tick-1", {});
  await jobOutcome(test, startDueWorkflows, "tick-2", {});
  const { rows } = await test.owner.query("select id from agents.runs");

  expect(data.scheduleWorkflow.schedule).toMatchObject({ timeZone: "Europe/Berlin", lentBy: { id: admin.id } });
  expect(rows).toHaveLength(1);
  expect(await runOnceStill(test, admin, rows[0].id)).toMatchObject({
    ...{ state: "DONE", startedBy: { id: admin.id } },
    steps: [{ output: { overdue: 1, reminded: 1, changed: 0, more: false } }],
  });
  expect((await test.ledgerOf(late.id)).find(({ event }) => event === "case.overdue")).toMatchObject({
    onBehalfOf: admin.id,
  });

  const off = await test.ask("agents", admin, SCHEDULE("unscheduleWorkflow"), { input });
  expect(off.data.unscheduleWorkflow.schedule).toBeNull();
  await expect.poll(async () => (await test.owner.query("select from agents.delegations")).rowCount).toBe(0);
});

it("lends rights to the version that was read, and to none that somebody saves later", async () => {
  const [admin, other] = [await test.person(Role.ADMIN), await test.person(Role.ADMIN)];
  const definition = (title: string) => ({
    ...{ name: "swept-daily", title, schedule: { cron: "0 7 * * *", timeZone: "Europe/Berlin" } },
    steps: [{ key: "remind", agent: "overdue-reminder" }],
  });
  const id = await buildWorkflow(test, admin, definition("As it was read"));
  await test.ask("agents", admin, SCHEDULE("scheduleWorkflow"), { input: { id, version: 1 } });
  const input = { id, version: 1, text: JSON.stringify(definition("As somebody wrote it later")) };
  await test.ask("agents", other, "mutation($input: SaveWorkflow!) { saveWorkflow(input: $input) { id } }", { input });

  await test.owner.query("update agents.schedules set next_at = now() - interval '1 day' where workflow_id = $1", [id]);
  await jobOutcome(test, startDueWorkflows, "tick-3", {});
  const { rows } = await test.owner.query("select workflow_version from agents.runs where workflow_id = $1", [id]);

  expect(rows).toEqual([{ workflow_version: 1 }]);
});

it("ends where the installation lost an agent of it, and the others' time goes on", async () => {
  const admin = await test.person(Role.ADMIN);
  const schedule = { cron: "0 7 * * *", timeZone: "Europe/Berlin" };
  const steps = [{ key: "remind", agent: "overdue-reminder" }];
  const build = (name: string) => buildWorkflow(test, admin, { name, title: "Swept at seven", schedule, steps });
  const [lost, sound] = [await build("lost-its-agent"), await build("has-its-agent")];
  for (const id of [lost, sound])
    await test.ask("agents", admin, SCHEDULE("scheduleWorkflow"), { input: { id, version: 1 } });
  await test.owner.query(
    `insert into agents.workflow_versions select workflow_id, 2, text,
       jsonb_set(definition, '{steps,0,agent}', '"gone"'), saved_by_id, saved_at
     from agents.workflow_versions where workflow_id = $1`,
    [lost],
  );
  await test.owner.query("update agents.schedules set workflow_version = 2 where workflow_id = $1", [lost]);

  await test.owner.query("update agents.schedules set next_at = now() - interval '1 day'");
  expect(await jobOutcome(test, startDueWorkflows, "tick-4", {})).toMatchObject({ state: "DONE" });
  const ran = await test.owner.query("select workflow_id as id from agents.runs where workflow_id = any($1)", [
    [lost, sound],
  ]);

  expect(ran.rows).toEqual([{ id: sound }]);
  expect((await test.ledgerOf(lost)).at(-1)).toMatchObject({ event: "workflow.unscheduled" });
});

it.each([
  ["the thirty days are over", "update agents.delegations set expires_at = now()"],
  [
    "the session in which it acted was ended",
    "update identity.sessions set ended_at = now() where agent_id is not null",
  ],
])("ends where %s, after one run that says so at the most", async (_when, sql) => {
  const admin = await test.person(Role.ADMIN);
  const id = await buildWorkflow(test, admin, {
    ...{ name: `lapsed-${sql.length}`, title: "Nobody's any more", schedule: { cron: "0 7 * * *", timeZone: "UTC" } },
    steps: [{ key: "remind", agent: "overdue-reminder" }],
  });
  await test.ask("agents", admin, SCHEDULE("scheduleWorkflow"), { input: { id, version: 1 } });
  await test.owner.query(sql);

  for (const tick of [1, 2, 3]) {
    await test.owner.query("update agents.schedules set next_at = now() - interval '1 day' where workflow_id = $1", [
      id,
    ]);
    await jobOutcome(test, startDueWorkflows, `${id}-${tick}`, {});
    const { rows } = await test.owner.query("select id from agents.runs where workflow_id = $1", [id]);
    for (const run of rows) await runOnceStill(test, admin, run.id);
  }
  const { rows } = await test.owner.query("select fault_code from agents.runs where workflow_id = $1", [id]);

  expect(rows.map(({ fault_code }) => fault_code)).toEqual(sql.includes("sessions") ? ["UNAUTHENTICATED"] : []);
  expect((await test.ledgerOf(id)).at(-1)).toMatchObject({ event: "workflow.unscheduled" });
});

it("is for who may edit workflows, and of a workflow that says when", async () => {
  const [admin, officer] = [await test.person(Role.ADMIN), await test.officer()];
  const schedule = async (who: typeof admin, id: string | undefined) =>
    (await test.ask("agents", who, SCHEDULE("scheduleWorkflow"), { input: { id, version: 1 } })).errors;

  expect(await schedule(officer, SWEEP)).toEqual([coded("FORBIDDEN", "scheduleWorkflow")]);
  expect(await schedule(admin, BRIEF)).toEqual([coded("INVALID", "scheduleWorkflow")]);
});
