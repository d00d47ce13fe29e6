import { describe, expect, it } from "vitest";
import { READ, told, workflow } from "./testing.ts";

describe("a mistake is told with its place and the way out", () => {
  it("for a clock that nobody knows, and a schedule that nobody gives its input", () => {
    const schedule = { cron: "now", timeZone: "Mars/Olympus" };
    expect(told(workflow([READ], { schedule }))).toEqual([
      [
        "/input/caseId",
        "The clock gives no input, and the step read cannot do without caseId. Take the schedule away, or have the steps find their cases themselves, as overdue-reminder does.",
        '"caseId": {',
      ],
      [
        "/schedule/cron",
        "A cron has five fields, and this has 1: minute, hour, day, month, weekday, as 0 7 * * 1-5.",
        '"cron": "now",',
      ],
      [
        "/schedule/timeZone",
        "There is no time zone Mars/Olympus: write an IANA name, as Europe/Berlin or UTC.",
        '"timeZone": "Mars/Olympus"',
      ],
    ]);
    const unused = workflow([{ key: "a", agent: "writer", input: { text: "x" } }], {
      schedule: { cron: "0 7 31 2 *", timeZone: "UTC" },
    });
    expect(told(unused).map(([, message]) => message)).toEqual([
      "The clock gives no input: make it optional, or take the schedule away.",
      "This time never comes, or is none: minute, hour, day, month, weekday, as 0 7 * * 1-5.",
    ]);
  });

  it("for an input that may be missing where an agent cannot do without it", () => {
    const input = { caseId: { type: "case", optional: true }, most: { type: "number", optional: true } };
    const schedule = { cron: "0 7 * * 1-5", timeZone: "Europe/Berlin" };
    const faultsOf = (step: object, more: object = {}) =>
      told(workflow([{ ...READ, ...step }], { input, ...more })).map(([pointer, message]) => [pointer, message]);

    expect(faultsOf({})).toEqual([
      [
        "/steps/0/input/caseId",
        'caseId may be missing, and reader cannot do without it: take optional away from caseId, or have the step skipped without it: "when": "${input.caseId}".',
      ],
    ]);
    expect(faultsOf({}, { schedule })).toEqual([
      [
        "/steps/0/input/caseId",
        "caseId may be missing, and reader cannot do without it: the clock gives no input. Take the schedule away, and optional from caseId.",
      ],
    ]);
    // What the agent can do without may be missing, and so may what the step is skipped without.
    expect(faultsOf({ input: { caseId: "fixed", most: "${input.most}" } })).toEqual([]);
    expect(faultsOf({ when: "${input.caseId}" })).toEqual([]);
    expect(faultsOf({ when: { value: "${input.caseId}", notEquals: null } })).toEqual([]);
    expect(faultsOf({ when: { value: "${input.caseId}", notEquals: "c1" } })).toHaveLength(1);
    const after = { key: "b", agent: "reader", input: { caseId: "${input.caseId}" }, when: "${read.output.title}" };
    expect(told(workflow([{ ...READ, when: "${input.caseId}" }, after], { input }))).toEqual([]);
  });
});
