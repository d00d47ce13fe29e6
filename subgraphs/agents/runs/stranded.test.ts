import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../../identity/roles/roles.ts";
import { BUILT_IN } from "../registry/catalogue.ts";
import { begunOf, briefed, DECIDE, jobOutcome, RUN, statusOf, trialAgent } from "../testing.ts";
import { jobOf } from "./run.job.ts";
import { endStrandedRuns } from "./stranded.job.ts";

const test = useBackend({
  agents: [
    ...BUILT_IN,
    trialAgent("endless", () => new Promise(() => undefined)),
    trialAgent("quick", async () => ({ value: "" })),
  ],
});
const looked = () => jobOutcome(test, endStrandedRuns, `look-${randomUUID()}`, {});
const read = async (who: Parameters<typeof test.ask>[1], id: string) =>
  (await test.ask("agents", who, `query($id: ID!) { run(id: $id) { ${RUN} } }`, { id })).data.run;
const lentTo = async (id: string) =>
  (await test.owner.query("select from agents.delegations where person_id = $1", [id])).rowCount;

it("ends a run whose job gave up, says why, and gives back what was lent", async () => {
  await test.owner.query(
    "alter table agents.run_steps add constraint broken check (key <> 'breaks' or state <> 'DONE')",
  );
  // Ten tries take minutes.
  await test.owner.query(`create function jobs_agents.once() returns trigger language plpgsql as
      $$ begin new.attempts := 1; return new; end $$;
    create trigger once before insert on jobs_agents.job for each row execute function jobs_agents.once()`);
  const { officer, run } = await begunOf(test, "breaks", [{ key: "breaks", agent: "quick" }]);
  const { jobs } = test.backend.agents.services;
  expect(await jobs.finished(jobOf({ id: run.id, segment: 1 }), 30_000)).toMatchObject({ state: "FAILED" });

  await looked();

  expect(await read(officer, run.id)).toMatchObject({
    ...{ state: "FAILED", faultCode: "INTERNAL", fault: "It could not go on: PostgreSQL 23514 broken" },
    steps: [{ state: "CANCELLED" }],
  });
  expect((await test.ledgerOf(run.id)).map(({ event }) => event)).toEqual(["run.started", "run.failed"]);
  await expect.poll(() => lentTo(officer.id), { timeout: 10_000 }).toBe(0);
});

it("ends a run whose job an operator stopped", async () => {
  const { officer, run } = await begunOf(test, "stopped", [{ key: "s", agent: "endless", timeoutMs: 60_000 }]);
  await test.backend.agents.services.jobs.cancel(jobOf({ id: run.id, segment: 1 }));

  await looked();

  expect(await read(officer, run.id)).toMatchObject({ state: "CANCELLED", steps: [{ state: "CANCELLED" }] });
});

it("takes no answer once what was lent has lapsed, and withdraws the question", async () => {
  const { officer, kase, run, approval } = await briefed(test);
  const waiting = await briefed(test);
  await test.owner.query("update agents.delegations set expires_at = now() where person_id = $1", [officer.id]);

  const { errors } = await test.ask("agents", officer, DECIDE("approve"), { input: { id: approval.id, version: 1 } });
  await looked();

  expect(errors).toEqual([coded("INVALID", "approve")]);
  expect(await read(officer, run.id)).toMatchObject({
    ...{ state: "FAILED", faultCode: "EXPIRED", fault: expect.stringContaining("Nobody answered in time") },
    approvals: [{ state: "WITHDRAWN" }],
  });
  expect(await statusOf(test, officer, kase.id)).toEqual({ status: "OPEN", version: 2 });
  expect(await read(waiting.officer, waiting.run.id)).toMatchObject({ state: "AWAITS_APPROVAL" });
  await expect.poll(() => lentTo(officer.id), { timeout: 10_000 }).toBe(0);
});

it("changes nothing for somebody who lost their rights before the answer", async () => {
  const { officer, kase, run, approval } = await briefed(test);
  const admin = await test.person(Role.ADMIN);
  const demoted = { id: officer.id, version: 1, roles: ["CITIZEN"], reason: "for this test" };
  const change = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { version } }";
  expect((await test.ask("identity", admin, change, { input: demoted })).errors).toBeUndefined();
  await test.backend.settled();
  const before = await statusOf(test, admin, kase.id);

  await test.ask("agents", admin, DECIDE("approve"), { input: { id: approval.id, version: 1 } });
  const jobs = test.backend.agents.services.jobs;
  await jobs.finished(jobOf({ id: run.id, segment: 2 }), 30_000);

  const ended = await read(admin, run.id);
  expect(ended.state).toBe("FAILED");
  expect(["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"]).toContain(ended.faultCode);
  expect(await statusOf(test, admin, kase.id)).toEqual(before);
});
