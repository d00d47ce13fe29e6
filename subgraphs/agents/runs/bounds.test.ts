import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { BUILT_IN } from "../registry/catalogue.ts";
import { begunOf, ran as ranOf, runOnceStill, trialAgent } from "../testing.ts";

const ME = "query Me { me { id } }";
const echo = trialAgent("echo", async ({ value }) => ({ value: value ?? "" }));
const test = useBackend({
  agents: [
    ...BUILT_IN,
    echo,
    trialAgent("large", async () => ({ value: "x".repeat(200_000) })),
    trialAgent("nul", async () => ({ value: "a\u0000b" })),
    trialAgent("half", async () => ({ value: "a\ud800b" })),
    trialAgent("escaped", async () => ({ value: "a\\u0000b" })),
    trialAgent("asks-much", async (_, tools) => {
      for (let n = 0; n < 25; n++) await tools.ask(ME, { pad: "x".repeat(90_000) });
      return { value: "asked" };
    }),
    trialAgent("sees-much", async (_, tools) => {
      tools.saw(...Array.from({ length: 1001 }, (_, n) => ({ type: "Case", id: String(n) })));
      return { value: "seen" };
    }),
    trialAgent("gives-up", async (_, tools) => {
      await tools.ask(ME, {});
      tools.saw({ type: "User", id: "somebody" });
      throw new Error("It cannot.");
    }),
  ],
});
const ran = (name: string, steps: object[]) => ranOf(test, name, steps);

describe("a step", () => {
  it("fails where its text cannot be held, and its run ends with it", async () => {
    for (const agent of ["nul", "half"]) {
      const { run } = await ran(`unheld-${agent}`, [{ key: "s", agent }]);
      expect(run).toMatchObject({ state: "FAILED", faultCode: "INVALID", steps: [{ state: "FAILED", attempts: 1 }] });
    }
    const { run } = await ran("held", [{ key: "s", agent: "escaped" }]);
    expect(run).toMatchObject({ state: "DONE", steps: [{ output: { value: "a\\u0000b" } }] });
  });

  it("fails where what it refers to is too much, before anything is put together", async () => {
    const value = "${l.output.value}".repeat(6);
    const { run } = await ran("amplified", [
      { key: "l", agent: "large" },
      { key: "amplified", agent: "echo", input: { value } },
      { key: "asked", agent: "echo", input: { value }, approval: { question: "Shall it?", permission: "case:edit" } },
      { key: "condition", agent: "echo", when: { value, equals: "x" } },
    ]);

    const fault = "What the step refers to has more than 1048576 bytes: have it refer to less.";
    const failed = { state: "FAILED", input: null, faultCode: "INVALID", fault };
    expect(run).toMatchObject({ state: "FAILED", steps: [{ state: "DONE" }, failed, failed, failed], approvals: [] });
  });

  it("fails where it asks or rests on more than is kept", async () => {
    const asked = await ran("asks-much", [{ key: "s", agent: "asks-much" }]);
    const seen = await ran("sees-much", [{ key: "s", agent: "sees-much" }]);

    expect(asked.run.fault).toContain("more than 2097152 bytes: have it ask less");
    expect(seen.run.fault).toContain("rests on 1001 things, and 1000 are the most");
    const { rows } = await test.owner.query("select calls from agents.run_steps where run_id = $1", [asked.run.id]);
    expect(rows[0].calls).toHaveLength(24);
    expect(rows[0].calls.at(-1)).toEqual({ leftOut: 2 });
  });

  it("that failed is recorded with what it asked and had seen, in all its tries", async () => {
    const { run } = await ran("gave-up", [{ key: "s", agent: "gives-up", retries: { attempts: 2, backoffMs: 1 } }]);

    expect(run.steps[0]).toMatchObject({
      state: "FAILED",
      attempts: 2,
      evidence: [{ type: "User" }, { type: "User" }],
    });
    const { rows } = await test.owner.query("select calls from agents.run_steps where run_id = $1", [run.id]);
    expect(rows[0].calls).toMatchObject([{ operation: "Me" }, { operation: "Me" }]);
  });

  it("is recorded with the release of the code that did it, and not of that which was there at the start", async () => {
    const question = { question: "Shall it go on?", permission: "case:edit" };
    const { officer, run } = await begunOf(test, "released", [{ key: "s", agent: "echo", approval: question }]);
    const { approvals } = await runOnceStill(test, officer, run.id);
    Object.assign(echo, { release: "2" });
    const approve = "mutation($input: DecideApproval!) { approve(input: $input) { id } }";
    await test.ask("agents", officer, approve, { input: { id: approvals[0].id, version: 1 } });
    await runOnceStill(test, officer, run.id);

    const query = "query($id: ID!) { run(id: $id) { steps { agentRelease } } }";
    const { data } = await test.ask("agents", officer, query, { id: run.id });
    expect(data.run.steps).toEqual([{ agentRelease: "2" }]);
  });
});
