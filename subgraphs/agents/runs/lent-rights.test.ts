import { expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { buildCase } from "../../cases/testing.ts";
import type { Tools } from "../registry/agent.ts";
import { BUILT_IN } from "../registry/catalogue.ts";
import { begunOf, ran, runOnceStill, trialAgent } from "../testing.ts";

const people = async (_: object, tools: Tools) => {
  const { codes } = await tools.ask("query People { users(first: 1) { edges { node { id } } } }", {});
  return { value: codes.join() || "sees people" };
};
const test = useBackend({
  agents: [
    ...BUILT_IN,
    trialAgent("granted", people, { grant: ["user:list"] }),
    trialAgent("granted-nothing", people),
    trialAgent(
      "reader",
      async ({ value }, tools) => {
        const { data } = await tools.ask("mutation Comment($input: AddComment!) { addComment(input: $input) { id } }", {
          input: { caseId: value, text: "Written by a reader" },
        });
        return { value: data.addComment.id };
      },
      { grant: ["case:comment", "case:read-queue"] },
    ),
  ],
});

it("lets each agent of a run do what that one was granted, and nothing of what another was", async () => {
  const { run } = await ran(test, "side-by-side", [
    { key: "one", agent: "granted" },
    { key: "other", agent: "granted-nothing" },
    { key: "again", agent: "granted", after: ["other"] },
  ]);

  expect(run.steps.map(({ output }: { output: object }) => output)).toEqual([
    { value: "sees people" },
    { value: "FORBIDDEN" },
    { value: "sees people" },
  ]);
});

it("lets an agent that only reads change nothing, although its person and its grant would", async () => {
  const kase = await buildCase(test, await test.officer());
  const steps = [{ key: "s", agent: "reader", input: { value: kase.id } }];
  const { officer, run } = await begunOf(test, "reader", steps);

  expect(await runOnceStill(test, officer, run.id)).toMatchObject({
    ...{ state: "FAILED", faultCode: "FORBIDDEN" },
    fault: "s: reader only reads, and Comment would change something.",
  });
  expect((await test.ledgerOf(kase.id)).map(({ event }) => event)).toEqual(["case.created"]);
});
