import { expect, it } from "vitest";
import { READ, told, workflow } from "./testing.ts";

it.each([
  [{ timeoutMs: "soon" }, "timeoutMs must be a number."],
  [{ timeoutMs: 1 }, "timeoutMs must be 10 at the least."],
  [{ retries: { attempts: 11, backoffMs: 0 } }, "attempts must be 10 at the most."],
  [{ retries: { attempts: 1.5, backoffMs: 0 } }, "attempts must be a whole number."],
  [{ agent: 7 }, "agent must be a text."],
  [{ input: [] }, "input must be an object in { }."],
  [{ after: "read" }, "after must be a list in [ ]."],
  [{ approval: { question: "?", permission: "case:edit" } }, "question must have 3 characters at the least."],
  [
    { approval: { question: "Shall it?", permission: "all" } },
    "permission must be a permission, as case:change-status.",
  ],
  [{ input: { caseId: 7 } }, "This does not fit: it must be a text."],
])("%j is told in plain words", (more, message) => {
  expect(told(workflow([{ ...READ, ...more }])).map(([, said]) => said)).toEqual([message]);
});

it("names the kinds that an input may have", () => {
  const text = workflow([READ], { input: { caseId: { type: "person" } } });

  expect(told(text).map(([, said]) => said)).toEqual(["type must be one of case, text, number, flag."]);
  expect(told(workflow([])).map(([, said]) => said)).toEqual(["steps must have 1 item at the least."]);
});
