import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Gate } from "../../../tests/setup/gate.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { AppError } from "../../shared/errors.ts";
import { BUILT_IN } from "../registry/catalogue.ts";
import { BRIEF, begunOf, DECIDE, ran as ranOf, runOnceStill, start, trialAgent } from "../testing.ts";
import { jobOf } from "./run.job.ts";

let tries = 0;
const gate = new Gate();

const test = useBackend({
  agents: [
    ...BUILT_IN,
    trialAgent("echo", async ({ value }) => ({ value: value ?? "" })),
    trialAgent("endless", () => new Promise(() => undefined)),
    trialAgent("huge", async () => ({ value: "x".repeat(10 * 1024 * 1024) })),
    trialAgent("liar", async () => ({ colour: "red" })),
    trialAgent("shaky", async () => {
      if (++tries < 3) throw new AppError("UNAVAILABLE", "Not now.");
      return { value: "third time" };
    }),
    trialAgent("held", async () => {
      await gate.opened;
      return { value: "let go" };
    }),
    trialAgent("slow", async () => {
      await delay(300);
      return { value: "slow" };
    }),
  ],
});

const ran = (name: string, steps: object[]) => ranOf(test, name, steps);

describe("a run", () => {
  it("does independent steps side by side, and fills references in", async () => {
    const { run } = await ran("fan-out", [
      { key: "a", agent: "slow" },
      { key: "b", agent: "slow" },
      { key: "c", agent: "echo", input: { value: "${a.output.value} and ${b.output.value}" } },
      { key: "d", agent: "echo", input: { value: "never" }, when: { value: "${c.output.value}", equals: "x" } },
      { key: "e", agent: "echo", input: { value: "${d.output.value}" } },
    ]);

    expect(run.state).toBe("DONE");
    expect(run.steps.map(({ state }: { state: string }) => state)).toEqual([
      "DONE",
      "DONE",
      "DONE",
      "SKIPPED",
      "SKIPPED",
    ]);
    expect(run.steps[2].output).toEqual({ value: "slow and slow" });
    const { rows } = await test.owner.query(
      "select max(started_at) < min(finished_at) as together from agents.run_steps where run_id = $1 and key in ('a', 'b')",
      [run.id],
    );
    expect(rows[0].together).toBe(true);
  });

  it("stops a step that never ends at its time-out, and lets the others finish", async () => {
    const { run } = await ran("endless", [
      { key: "stuck", agent: "endless", timeoutMs: 200 },
      { key: "fine", agent: "echo", input: { value: "done" } },
      { key: "after", agent: "echo", after: ["stuck"] },
    ]);

    expect(run).toMatchObject({ state: "FAILED", faultCode: "TIMEOUT", fault: "stuck: It took longer than 200 ms." });
    expect(run.steps.map(({ state }: { state: string }) => state)).toEqual(["FAILED", "DONE", "SKIPPED"]);
  });

  it("refuses an output of 10 MB, and one that is something else than its agent says", async () => {
    const { run } = await ran("huge", [{ key: "big", agent: "huge", retries: { attempts: 3, backoffMs: 1 } }]);
    const other = await ran("liar", [{ key: "lie", agent: "liar" }]);

    expect(run).toMatchObject({
      state: "FAILED",
      faultCode: "INVALID",
      fault: expect.stringContaining("262144 are the most"),
    });
    expect(run.steps[0]).toMatchObject({ attempts: 1, output: null });
    expect(other.run.fault).toContain("gave something else than it says");
  });

  it("tries a step again as often as it says", async () => {
    tries = 0;
    const { run } = await ran("shaky", [{ key: "s", agent: "shaky", retries: { attempts: 5, backoffMs: 5 } }]);

    expect(run).toMatchObject({ state: "DONE", steps: [{ attempts: 3, output: { value: "third time" } }] });
  });

  it("fails with a clear word when an agent is switched off", async () => {
    const admin = await test.person(Role.ADMIN);
    const { data } = await test.ask("agents", admin, "{ agents { id name version } }");
    const { id, version } = data.agents.find(({ name }: { name: string }) => name === "liar");
    await test.ask("agents", admin, "mutation($input: SwitchAgent!) { disableAgent(input: $input) { id } }", {
      input: { id, version },
    });

    const { run } = await ran("switched-off", [{ key: "l", agent: "liar" }]);

    expect(run.fault).toBe("l: liar is switched off: an admin switches it on.");
  });

  it("can be cancelled where it is, by who started it: its job stops, and what was lent is given back", async () => {
    const other = await test.officer();
    const { officer, run } = await begunOf(test, "cancelled", [{ key: "stuck", agent: "endless", timeoutMs: 60_000 }]);
    const input = { id: run.id, version: run.version };
    const cancel = "mutation($input: CancelRun!) { cancelRun(input: $input) { state steps { state } } }";

    expect((await test.ask("agents", other, cancel, { input })).errors).toEqual([coded("NOT_FOUND", "cancelRun")]);
    const cancelled = await test.ask("agents", officer, cancel, { input });
    const job = await test.backend.agents.services.jobs.finished(jobOf({ id: run.id, segment: 1 }), 30_000);

    expect(cancelled.data.cancelRun).toEqual({ state: "CANCELLED", steps: [{ state: "CANCELLED" }] });
    expect(job.state).toBe("CANCELLED");
    expect((await test.ledgerOf(input.id)).map(({ event }) => event)).toEqual(["run.started", "run.cancelled"]);
    await expect.poll(() => lentTo(officer.id), { timeout: 10_000 }).toBe(0);
  });

  it("hears a no while a stretch of it is under way, and ends with it", async () => {
    const approval = { question: "Shall it go on?", permission: "case:edit" };
    const { officer, run } = await begunOf(test, "no-meanwhile", [
      { key: "held", agent: "held", timeoutMs: 60_000 },
      { key: "asked", agent: "echo", input: { value: "x" }, approval },
    ]);
    const question = () => test.owner.query("select id from agents.approvals where run_id = $1", [run.id]);
    await expect.poll(async () => (await question()).rowCount, { timeout: 10_000 }).toBe(1);
    const [{ id }] = (await question()).rows;

    const { data } = await test.ask("agents", officer, DECIDE("reject"), { input: { id, version: 1 } });
    gate.open();

    expect(data.reject.state).toBe("REJECTED");
    expect(await runOnceStill(test, officer, run.id)).toMatchObject({
      state: "REJECTED",
      steps: [{ state: "DONE" }, { state: "REJECTED" }],
    });
    const { rows } = await test.owner.query("select segment from agents.runs where id = $1", [run.id]);
    expect(rows).toEqual([{ segment: 1 }]);
  });

  it("takes two people where the step says so, and waits for a question without a case as well", async () => {
    const approval = { question: "Shall it go on?", permission: "case:edit", fourEyes: true };
    const { run, officer, admin } = await ran("four-eyes", [
      { key: "e", agent: "echo", input: { value: "x" }, approval },
    ]);
    const input = { id: run.approvals[0].id, version: 1 };

    expect((await test.ask("agents", officer, DECIDE("approve"), { input })).errors).toEqual([
      coded("FORBIDDEN", "approve"),
    ]);
    expect((await test.ask("agents", admin, DECIDE("approve"), { input })).errors).toBeUndefined();
    expect(await runOnceStill(test, officer, run.id)).toMatchObject({ state: "DONE" });
  });

  it("does without an input that may be missing where its agent can do without it", async () => {
    const steps = [{ key: "e", agent: "echo", input: { value: "${input.value}" } }];
    const input = { value: { type: "text", optional: true } };
    const { officer, run } = await begunOf(test, "without", steps, { input });

    expect(await runOnceStill(test, officer, run.id)).toMatchObject({
      state: "DONE",
      steps: [{ input: { value: null }, output: { value: "" } }],
    });
  });

  it("is refused an input that the workflow does not take, and a case that is not seen", async () => {
    const [officer, other] = [await test.officer(), await test.officer()];
    const kase = await buildCase(test, other, { assignee: other });

    expect((await start(test, officer, BRIEF, { caseId: kase.id })).errors).toEqual([coded("NOT_FOUND", "startRun")]);
    expect((await start(test, officer, BRIEF, {})).errors).toEqual([coded("INVALID", "startRun")]);
    expect((await start(test, officer, BRIEF, { caseId: kase.id, colour: 1 })).errors).toEqual([
      coded("INVALID", "startRun"),
    ]);
    expect((await start(test, await test.person(Role.CITIZEN), BRIEF)).errors).toEqual([
      coded("FORBIDDEN", "startRun"),
    ]);
  });
});

async function lentTo(personId: string): Promise<number | null> {
  return (await test.owner.query("select from agents.delegations where person_id = $1", [personId])).rowCount;
}
