import { beforeAll, describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../../identity/roles/roles.ts";
import { buildWorkflow, runOnceStill, start } from "../testing.ts";

const test = useBackend();
let officer: Person;
let workflowId: string;
let oddId: string;

beforeAll(async () => {
  officer = await test.officer();
  const admin = await test.person(Role.ADMIN);
  const odd = { constructor: { type: "case", optional: true }, toString: { type: "text", optional: true } };
  const plain = { note: { type: "text", optional: true }, count: { type: "number", optional: true } };
  const steps = [{ key: "remind", agent: "overdue-reminder" }];
  workflowId = await buildWorkflow(test, admin, { name: "told", title: "Told", input: plain, steps });
  oddId = await buildWorkflow(test, admin, { name: "odd", title: "Odd", input: { ...plain, ...odd }, steps });
});

describe("what a run is told", () => {
  it("is what somebody gave, and nothing that every object has", async () => {
    const { data, errors } = await start(test, officer, oddId, { note: "x" });

    expect(errors).toBeUndefined();
    expect(await runOnceStill(test, officer, data.startRun.id)).toMatchObject({ state: "DONE", input: { note: "x" } });
  });

  it.each([
    ["half of a character", { note: "x\ud800" }],
    ["a NUL", { note: "x\0y" }],
    ["more than a database counts", JSON.parse('{"count":1e400}')],
    ["a name of JavaScript's own", JSON.parse('{"__proto__":{"note":"x"}}')],
    ["another one", { valueOf: "x" }],
    ["half of a character as a name", { "\udc00": "x" }],
    ["depth", { note: JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`) }],
  ])("is refused with %s, before anything is written", async (_, input) => {
    const { errors } = await start(test, officer, workflowId, input);

    expect(errors).toEqual([coded("INVALID", "startRun", { fields: ["input"] })]);
  });
});
