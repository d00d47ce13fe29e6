import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { AppError } from "../../shared/errors.ts";
import type { AnyAgent } from "../registry/agent.ts";
import { caseRisks } from "../registry/case-risks.agent.ts";
import { BUILT_IN } from "../registry/catalogue.ts";
import { BRIEF, buildWorkflow, DECIDE, runOnceStill, start } from "../testing.ts";

let agents = 0;
let tries = 0;

/** An agent of these tests: it misbehaves as it is told. */
function agent(name: string, work: (input: { value?: string }) => Promise<unknown>): AnyAgent {
  return {
    ...caseRisks,
    ...{ id: `a6e00000-0000-4000-8000-0000000001${String(++agents).padStart(2, "0")}`, name, title: name, grant: [] },
    ...{ input: z.object({ value: z.string().optional() }), output: z.object({ value: z.string() }) },
    work: (_tools, input) => work(input),
  } as AnyAgent;
}

const test = useBackend({
  agents: [
    ...BUILT_IN,
    agent("echo", async ({ value }) => ({ value: value ?? "" })),
    agent("endless", () => new Promise(() => undefined)),
    agent("huge", async () => ({ value: "x".repeat(10 * 1024 * 1024) })),
    agent("liar", async () => ({ colour: "red" })),
    agent("shaky", async () => {
      if (++tries < 3) throw new AppError("UNAVAILABLE", "Not now.");
      return { value: "third time" };
    }),
    agent("slow", async () => {
      await delay(300);
      return { value: "slow" };
    }),
  ],
});

const workflow = (name: string, steps: object[]) => ({ name, title: `Trial ${name}`, steps });

/** Runs a workflow of these steps as an officer, to where it stands still. */
async function ran(name: string, steps: object[]) {
  const [admin, officer] = [await test.person(Role.ADMIN), await test.officer()];
  const id = await buildWorkflow(test, admin, workflow(name, steps));
  const { data, errors } = await start(test, officer, id);
  if (errors) throw new Error(errors[0]?.message);
  return { officer, admin, id, run: await runOnceStill(test, officer, data.startRun.id) };
}

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

  it("can be cancelled where it is, by who started it", async () => {
    const [admin, officer, other] = [await test.person(Role.ADMIN), await test.officer(), await test.officer()];
    const id = await buildWorkflow(
      test,
      admin,
      workflow("cancelled", [{ key: "stuck", agent: "endless", timeoutMs: 60_000 }]),
    );
    const { data } = await start(test, officer, id);
    const input = { id: data.startRun.id, version: data.startRun.version };
    const cancel = "mutation($input: CancelRun!) { cancelRun(input: $input) { state steps { state } } }";

    expect((await test.ask("agents", other, cancel, { input })).errors).toEqual([coded("NOT_FOUND", "cancelRun")]);
    const cancelled = await test.ask("agents", officer, cancel, { input });

    expect(cancelled.data.cancelRun).toEqual({ state: "CANCELLED", steps: [{ state: "CANCELLED" }] });
    expect((await test.ledgerOf(input.id)).map(({ event }) => event)).toEqual(["run.started", "run.cancelled"]);
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
