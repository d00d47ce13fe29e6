import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { actingFor } from "../../identity/testing.ts";
import { BUILT_IN } from "../registry/catalogue.ts";
import { runWorkflow } from "../runs/run.job.ts";
import {
  BRIEF,
  briefed as briefedOf,
  buildWorkflow,
  DECIDE,
  RUN,
  runOnceStill,
  start,
  statusOf as statusIn,
} from "../testing.ts";

const test = useBackend();
const briefed = () => briefedOf(test);
const statusOf = (who: Person, id: string) => statusIn(test, who, id);

describe("the case brief", () => {
  it("gathers, weighs, proposes and asks; once somebody agrees it is applied, as the agent on their behalf", async () => {
    const { officer, kase, run, approval } = await briefed();

    expect(run).toMatchObject({ state: "AWAITS_APPROVAL", case: { id: kase.id }, startedBy: { id: officer.id } });
    expect(run.steps.map(({ key, state }: { key: string; state: string }) => [key, state])).toEqual([
      ["facts", "DONE"],
      ["risks", "DONE"],
      ["next", "DONE"],
      ["apply", "AWAITS_APPROVAL"],
    ]);
    expect(run.steps[0].evidence).toContainEqual({
      type: "Case",
      aboutId: kase.id,
      version: 2,
      position: expect.stringMatching(/^\d+$/),
    });
    expect(run.steps[1].output).toMatchObject({
      highest: "HIGH",
      findings: [{ code: "OVERDUE", evidence: [{ id: kase.id }] }],
    });
    expect(approval).toMatchObject({
      state: "PENDING",
      proposal: { proposal: { action: "CHANGE_STATUS", status: "IN_PROGRESS", version: 2 } },
    });

    const input = { id: approval.id, version: approval.version };
    const decided = await test.ask("agents", officer, DECIDE("approve"), { input });
    const done = await runOnceStill(test, officer, run.id);

    expect(decided.data.approve).toMatchObject({ state: "APPROVED", decidedBy: { id: officer.id } });
    expect(done).toMatchObject({
      state: "DONE",
      steps: [{}, {}, {}, { state: "DONE", output: { now: true, version: 3 } }],
    });
    expect(await statusOf(officer, kase.id)).toEqual({ status: "IN_PROGRESS", version: 3 });
    const [changed] = (await test.ledgerOf(kase.id)).filter(({ event }) => event === "case.statusChanged");
    expect(changed).toMatchObject({ actor: BUILT_IN[3]?.id, onBehalfOf: officer.id });
    const asThemselves = { actor: officer.id, onBehalfOf: null };
    const asAgent = { actor: BUILT_IN[3]?.id, onBehalfOf: officer.id };
    expect(await test.ledgerOf(run.id)).toMatchObject([
      { event: "run.started", ...asThemselves },
      { event: "run.awaitsApproval", ...asAgent },
      { event: "run.paused", ...asAgent },
      { event: "run.approved", ...asThemselves },
      { event: "run.finished", ...asAgent },
    ]);
  });

  it("is decided once although two answer at once, and applied once", async () => {
    const { officer, kase, run, approval } = await briefed();
    const admin = await test.person(Role.ADMIN);
    const input = { id: approval.id, version: approval.version };

    const answers = await Promise.all(
      [officer, admin].map((who) => test.ask("agents", who, DECIDE("approve"), { input })),
    );
    await runOnceStill(test, officer, run.id);

    const winner = answers.find(({ errors }) => !errors)?.data.approve.decidedBy.id;
    const lost = answers.filter(({ errors }) => errors);
    expect(lost).toHaveLength(1);
    expect(lost[0]?.errors).toEqual([coded("CONFLICT", "approve", { changedById: winner })]);
    expect(await statusOf(officer, kase.id)).toEqual({ status: "IN_PROGRESS", version: 3 });
  });

  it("takes no answer from who has not the right, does not see the case, or is an agent's bearer", async () => {
    const { officer, kase, run, approval } = await briefed();
    const input = { id: approval.id, version: approval.version };
    const [auditor, other, citizen] = [
      await test.person(Role.AUDITOR),
      await test.officer(),
      await test.person(Role.CITIZEN),
    ];
    const answer = async (who: Parameters<typeof test.ask>[1]) =>
      (await test.ask("agents", who, DECIDE("approve"), { input })).errors;

    expect(await answer(auditor)).toEqual([coded("FORBIDDEN", "approve")]);
    expect(await answer(other)).toEqual([coded("NOT_FOUND", "approve")]);
    expect(await answer(citizen)).toEqual([coded("FORBIDDEN", "approve")]);
    expect(await answer(null)).toEqual([coded("UNAUTHENTICATED", "approve")]);
    const offered = `query($id: ID!) { run(id: $id) { cancellable approvals { answerable } } }`;
    const seenBy = async (who: Person) => (await test.ask("agents", who, offered, { id: run.id })).data.run;
    expect(await seenBy(officer)).toEqual({ cancellable: true, approvals: [{ answerable: true }] });
    expect(await seenBy(auditor)).toEqual({ cancellable: false, approvals: [{ answerable: false }] });
    const bearer = await actingFor(test, officer, ["agent:read", "case:change-status", "case:read-queue"]);
    expect(await answer(bearer)).toEqual([coded("FORBIDDEN", "approve")]);
    expect((await start(test, bearer, BRIEF, { caseId: kase.id })).errors).toEqual([coded("FORBIDDEN", "startRun")]);
    const cancel = "mutation($input: CancelRun!) { cancelRun(input: $input) { id } }";
    const ended = await test.ask("agents", bearer, cancel, { input: { id: run.id, version: run.version } });
    expect(ended.errors).toEqual([coded("FORBIDDEN", "cancelRun")]);
    const seen = await test.ask("agents", other, `query($id: ID!) { run(id: $id) { ${RUN} } }`, { id: run.id });
    expect(seen.data.run).toBeNull();
  });

  it("changes nothing when somebody says no, or when the case has changed meanwhile", async () => {
    const no = await briefed();
    await test.ask("agents", no.officer, DECIDE("reject"), {
      input: { id: no.approval.id, version: 1, reason: "Not yet." },
    });
    expect(await runOnceStill(test, no.officer, no.run.id)).toMatchObject({ state: "REJECTED" });
    expect(await statusOf(no.officer, no.kase.id)).toEqual({ status: "OPEN", version: 2 });

    const late = await briefed();
    const edit = `mutation { editCase(input: { id: "${late.kase.id}", version: 2, title: "Another" }) { version } }`;
    await test.ask("cases", late.officer, edit);
    await test.ask("agents", late.officer, DECIDE("approve"), { input: { id: late.approval.id, version: 1 } });
    expect(await runOnceStill(test, late.officer, late.run.id)).toMatchObject({
      state: "FAILED",
      faultCode: "CONFLICT",
    });
    expect(await statusOf(late.officer, late.kase.id)).toEqual({ status: "OPEN", version: 3 });
  });

  it("ends the session in which it acted, when it has ended", async () => {
    const { officer, run, approval } = await briefed();
    await test.ask("agents", officer, DECIDE("reject"), { input: { id: approval.id, version: 1 } });
    await runOnceStill(test, officer, run.id);

    await expect
      .poll(
        async () =>
          (await test.owner.query("select from agents.delegations where person_id = $1", [officer.id])).rowCount,
      )
      .toBe(0);
    const { data } = await test.ask("identity", officer, "{ mySessions { agent { id } endedAt } }");
    const acting = data.mySessions.filter(({ agent }: { agent: object | null }) => agent);
    expect(acting.every(({ endedAt }: { endedAt: string | null }) => endedAt)).toBe(true);
  });

  it("is not what makes an agent change another case than the one in sight of who agreed", async () => {
    const [admin, officer] = [await test.person(Role.ADMIN), await test.officer()];
    const [shown, hidden] = [
      await buildCase(test, officer, { assignee: officer }),
      await buildCase(test, officer, { assignee: officer }),
    ];
    const proposal = {
      ...{ action: "CHANGE_STATUS", caseId: hidden.id, version: 2, status: "IN_PROGRESS" },
      ...{ assigneeId: null, because: "ASSIGNED" },
    };
    const approval = { question: "Shall it?", permission: "case:change-status" };
    const id = await buildWorkflow(test, admin, {
      ...{ name: "of-another-case", title: "Of another case", input: { caseId: { type: "case" } } },
      steps: [{ key: "apply", agent: "case-actor", input: { proposal }, approval }],
    });
    const { data } = await start(test, officer, id, { caseId: shown.id });
    const asked = await runOnceStill(test, officer, data.startRun.id);

    const input = { id: asked.approvals[0].id, version: 1 };
    await test.ask("agents", officer, DECIDE("approve"), { input });

    expect(await runOnceStill(test, officer, asked.id)).toMatchObject({ state: "FAILED", faultCode: "INVALID" });
    expect(await statusOf(officer, hidden.id)).toEqual({ status: "OPEN", version: 2 });
  });

  it("is applied once although the process was killed between the change and its record", async () => {
    const { officer, kase, run, approval } = await briefed();
    await test.ask("agents", officer, DECIDE("approve"), { input: { id: approval.id, version: 1 } });
    await runOnceStill(test, officer, run.id);
    const { jobs, db } = test.backend.agents.services;
    // As a kill leaves it: the case is changed, nobody has written that down, and another replica takes the job over.
    const lent = await startedAnew(officer);
    await test.owner.query(
      "update agents.runs set state = 'RUNNING', segment = 9, finished_at = null, delegation_id = $2 where id = $1",
      [run.id, lent],
    );
    await test.owner.query(
      "update agents.run_steps set state = 'RUNNING', output = null where run_id = $1 and key = 'apply'",
      [run.id],
    );
    await db.transaction((tx) =>
      jobs.start(tx, runWorkflow, { id: `run:${run.id}:9`, input: { runId: run.id, segment: 9 } }),
    );

    const done = await runOnceStill(test, officer, run.id);

    expect(done).toMatchObject({
      state: "DONE",
      steps: [{}, {}, {}, { state: "DONE", output: { now: false, version: 3 } }],
    });
    expect(await statusOf(officer, kase.id)).toEqual({ status: "IN_PROGRESS", version: 3 });
  });
});

/** What lets another run act for the same person: the first one has given its own back. */
async function startedAnew(officer: Person): Promise<string> {
  const other = await buildCase(test, officer, { assignee: officer });
  const { data } = await start(test, officer, BRIEF, { caseId: other.id });
  await runOnceStill(test, officer, data.startRun.id);
  const { rows } = await test.owner.query("select delegation_id as id from agents.runs where id = $1", [
    data.startRun.id,
  ]);
  return rows[0].id;
}
