import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { BUILT_IN } from "../registry/catalogue.ts";
import { runWorkflow } from "../runs/run.job.ts";
import { checkDefinition } from "./check.ts";
import { LONGEST_STRETCH_MS, MOST_CHARACTERS, workflowSchema } from "./definition.ts";
import { differencesOf } from "./differences.ts";
import { holds, lookupIn, needsOf } from "./plan.ts";
import { fill } from "./reference.ts";
import { faultsIn, READ, told, workflow } from "./testing.ts";

describe("a sound definition", () => {
  it("is taken, with steps side by side, conditions, retries, time-outs, an approval and a schedule", () => {
    const steps = [
      { ...READ, retries: { attempts: 3, backoffMs: 100 }, timeoutMs: 1000 },
      { key: "a", agent: "writer", input: { text: "${read.output.title}", count: "${read.output.many}" } },
      {
        key: "b",
        agent: "writer",
        input: { text: "By ${read.output.owner.id}: ${read.output.tags.0}" },
        when: "${read.output.owner}",
      },
      {
        ...{ key: "c", agent: "writer", input: { text: "fixed" }, after: ["a", "b"] },
        ...{
          when: { value: "${read.output.many}", moreThan: 3 },
          approval: { question: "Shall it?", permission: "case:edit" },
        },
      },
    ];
    expect(faultsIn(workflow(steps))).toEqual([]);
    expect(needsOf(steps[2] as never)).toEqual(["read"]);
    expect(needsOf(steps[3] as never)).toEqual(["read", "a", "b"]);

    const schedule = { cron: "0 7 * * 1-5", timeZone: "Europe/Berlin" };
    expect(faultsIn(workflow([{ key: "a", agent: "writer", input: { text: "x" } }], { input: {}, schedule }))).toEqual(
      [],
    );
  });

  it("has a JSON schema that says what each part is for", () => {
    const schema = JSON.parse(workflowSchema);

    expect(schema.required).toEqual(["name", "title", "steps"]);
    expect(schema.properties.steps.items.properties.agent.description).toContain("registry");
  });
});

describe("a mistake is told with its place and what to do", () => {
  it("in JSON itself", () => {
    expect(faultsIn('{\n  "name": "a",\n  oops\n}')).toEqual([
      { pointer: "", line: 3, column: 3, message: "A name in double quotes is missing here." },
    ]);
    expect(faultsIn("{} x")[0]).toMatchObject({ line: 1, column: 4 });
    expect(faultsIn('{ "name": ')[0]?.message).toContain("A value is missing");
    expect(faultsIn("[".repeat(1000))[0]?.message).toContain("nested more than");
    expect(faultsIn('{\n"name": "a",\n"name": "b" }').map(({ pointer, line }) => [pointer, line])).toContainEqual([
      "/name",
      3,
    ]);
    expect(faultsIn(`"${"x".repeat(MOST_CHARACTERS)}"`)[0]?.message).toContain("at the most");
  });

  it("in what a part is", () => {
    const text = workflow([{ ...READ, timeoutMs: "soon", tries: 3 }]);

    expect(told(text)).toEqual([
      ["/steps/0/timeoutMs", "timeoutMs must be a number.", '"timeoutMs": "soon",'],
      ["/steps/0/tries", expect.stringContaining("tries is not known here"), '"tries": 3'],
    ]);
    expect(told('{\n"name": "a", "title": "Abc" }')).toEqual([["/steps", "steps is missing.", "{"]]);
    expect(told(workflow([]))[0]?.[0]).toBe("/steps");
    expect(told(workflow(Array.from({ length: 51 }, (_, n) => ({ ...READ, key: `k${n}` }))))[0]?.[0]).toBe("/steps");
  });

  it("for an agent that there is not, and a key that is there twice", () => {
    expect(told(workflow([{ key: "a", agent: "oracle" }]))).toEqual([
      ["/steps/0/agent", "There is no agent oracle: take one of reader, writer.", '"agent": "oracle"'],
    ]);
    expect(told(workflow([READ, READ]))[0]).toEqual([
      "/steps/1/key",
      "read is the key of another step already: give this one its own.",
      '"key": "read",',
    ]);
  });

  it("for steps that wait for each other", () => {
    const ring = [
      { key: "a", agent: "writer", input: { text: "${b.output.done}" } },
      { key: "b", agent: "writer", input: { text: "x" }, after: ["c"] },
      { key: "c", agent: "writer", input: { text: "${a.output.done}" } },
    ];
    expect(told(workflow(ring)).map(([pointer, message]) => [pointer, message])).toContainEqual([
      "/steps/0",
      "These steps wait for each other for ever: a needs b needs c needs a. A step may refer only to what is done before it.",
    ]);
  });

  it.each([
    ["${later.output.done}", "The step later comes later: write it before this one."],
    ["${own.output.done}", "${own.output.done} is this step's own output, which is not there yet."],
    ["${nobody.output.x}", "There is no step nobody: there are read, own, later."],
    [
      "${read.output.colour}",
      "${read.output.colour} names nothing that reader gives: it gives title, many, owner, tags.",
    ],
    [
      "${read.output.owner.name}",
      "${read.output.owner.name} names nothing that reader gives: it gives title, many, owner, tags.",
    ],
    ["${input.other}", "The workflow has no input other: it has caseId."],
    ["${read.title}", "${read.title} misses the word output: ${read.output.title}."],
    ["${read.output.title", "A ${ is not closed: end it with }."],
    ["${read.output.many}", "${read.output.many} is number, and string is needed here."],
  ])("for the reference %s", (text, message) => {
    const steps = [
      READ,
      { key: "own", agent: "writer", input: { text } },
      { key: "later", agent: "writer", input: { text: "x" } },
    ];

    expect(told(workflow(steps)).map(([pointer, said]) => [pointer, said])).toEqual([["/steps/1/input/text", message]]);
  });

  it("for what an agent does not take, and what it needs", () => {
    expect(told(workflow([{ key: "a", agent: "reader", input: { most: "many", colour: 1 } }]))).toEqual([
      ["/steps/0/input", "reader needs caseId.", '"input": {'],
      ["/steps/0/input/most", expect.stringContaining("This does not fit"), '"most": "many",'],
      ["/steps/0/input/colour", "reader takes no colour: it takes caseId, most.", '"colour": 1'],
    ]);
  });

  it("for a step that may go on for longer than the job that does it", () => {
    const steps = [{ ...READ, retries: { attempts: 10, backoffMs: 60_000 }, timeoutMs: 600_000 }];

    expect(told(workflow(steps))).toEqual([
      [
        "/steps/0/retries",
        "All tries of read may take 611 minutes together, and 50 minutes are the most: take fewer attempts, a shorter timeoutMs or backoffMs.",
        '"retries": {',
      ],
    ]);
  });

  it("for steps that may go on for longer one after the other, unless somebody is asked in between", () => {
    const chain = (more: object = {}) => [
      { ...READ, timeoutMs: 600_000 },
      ...["a", "b", "c", "d", "e"].map((key, n) => ({
        ...{ key, agent: "writer", input: { text: "x" }, timeoutMs: 600_000, after: [n ? "abcd"[n - 1] : "read"] },
        ...(key === "c" && more),
      })),
      { key: "beside", agent: "writer", input: { text: "x" }, timeoutMs: 600_000 },
    ];

    expect(told(workflow(chain())).map(([pointer, message]) => [pointer, message])).toEqual([
      [
        "/steps/5",
        "e and what it waits for may take 60 minutes with all tries, and 50 minutes are the most between two answers: shorten retries and time-outs, or ask somebody in between.",
      ],
    ]);
    expect(told(workflow(chain({ approval: { question: "Shall it?", permission: "case:edit" } })))).toEqual([]);
    expect(LONGEST_STRETCH_MS).toBeLessThan(runWorkflow.timeoutMs ?? 0);
  });

  it.each([
    ["late: ${read.output.owner}", "With text around it this always holds: leave the reference alone, or add equals."],
    [" ${read.output.owner}", "With text around it this always holds: leave the reference alone, or add equals."],
    [
      { value: "${read.output.many}0", moreThan: 1 },
      "With text around it this is no number: leave the reference alone.",
    ],
    ["always", "A condition looks at a value: write ${step.output.path}."],
    [{ value: "${read.output.many} of ${read.output.title}", equals: "1 of 2" }, undefined],
  ])("for the condition %j", (when, message) => {
    const steps = [READ, { key: "a", agent: "writer", input: { text: "x" }, when }];

    expect(told(workflow(steps))[0]?.[1]).toBe(message);
  });
});

describe("references are filled in", () => {
  const lookup = lookupIn(
    { caseId: "c1" },
    new Map([["read", { title: "T", many: 2, owner: null, list: [{ x: 1 }] }]]),
  );

  it("as they are where they stand alone, as text where there is more", () => {
    const value = {
      a: "${read.output.many}",
      b: ["n ${read.output.many} of ${input.caseId}"],
      c: "${read.output.list.0.x}",
      d: "${read.output}",
    };

    expect(fill(value, lookup)).toEqual({
      a: 2,
      b: ["n 2 of c1"],
      c: 1,
      d: { title: "T", many: 2, owner: null, list: [{ x: 1 }] },
    });
    expect(fill("${read.output.nothing.here}", lookup)).toBeNull();
    expect(fill("${read.output.constructor}", lookup)).toBeNull();
  });

  it("and conditions are decided", () => {
    expect(holds(undefined, lookup)).toBe(true);
    expect(holds("${read.output.owner}", lookup)).toBe(false);
    expect(holds("${read.output.many}", lookup)).toBe(true);
    expect(holds({ value: "${read.output.title}", equals: "T" }, lookup)).toBe(true);
    expect(holds({ value: "${read.output.title}", notEquals: "T" }, lookup)).toBe(false);
    expect(holds({ value: "${read.output.many}", moreThan: 2 }, lookup)).toBe(false);
  });
});

describe("differences", () => {
  it("are told part by part, whatever the order of names", () => {
    expect(differencesOf({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toEqual([]);
    expect(differencesOf({ a: 1, b: { c: [1, 2] } }, { a: 2, b: { c: [1] }, d: null })).toEqual([
      { pointer: "/a", before: 1, after: 2 },
      { pointer: "/b/c/1", before: 2, after: null },
    ]);
  });

  it("compare items by their names, wherever they stand", () => {
    const [a, b, c] = ["7", "8", "9"].map((position) => ({ position, event: "case.edited" }));

    expect(differencesOf({ newest: [b, a] }, { newest: [c, { ...b, event: "case.assigned" }, a] })).toEqual([
      { pointer: "/newest/8/event", before: "case.edited", after: "case.assigned" },
      { pointer: "/newest/9", before: null, after: c },
    ]);
    expect(differencesOf([{ id: "x" }, { id: "y" }], [{ id: "y" }])).toEqual([
      { pointer: "/x", before: { id: "x" }, after: null },
    ]);
    expect(differencesOf([{ id: "__proto__", n: 1 }], [{ id: "__proto__", n: 2 }])).toEqual([
      { pointer: "/__proto__/n", before: 1, after: 2 },
    ]);
    // Names that are there twice name nothing.
    expect(differencesOf([{ id: "x" }, { id: "x" }], [{ id: "x" }])).toEqual([
      { pointer: "/1", before: { id: "x" }, after: null },
    ]);
  });
});

it("takes the workflow of the documentation", () => {
  const [, text = ""] = /```json\n(.*?)```/s.exec(readFileSync("docs/workflows.md", "utf8")) ?? [];

  expect(checkDefinition(text, BUILT_IN)).toMatchObject({ definition: { name: "late-brief" } });
});

it("leaves it to nobody but somebody asked what is done with the rights of who starts it", () => {
  const agents = [{ name: "actor", input: z.object({}), output: z.object({}), agreedBy: "case:change-status" }];
  const faults = (approval?: object) => {
    const steps = [{ key: "act", agent: "actor", ...(approval && { approval }) }];
    const checked = checkDefinition(workflow(steps, { input: {} }), agents);
    return "faults" in checked ? checked.faults.map(({ pointer, message }) => `${pointer} ${message}`) : [];
  };

  expect(faults()).toEqual([
    "/steps/0 actor does only what somebody agreed to: add an approval by case:change-status.",
  ]);
  expect(faults({ question: "Shall it?", permission: "agent:read" })).toEqual([
    "/steps/0/approval/permission actor asks whoever holds case:change-status: name that.",
  ]);
  expect(faults({ question: "Shall it?", permission: "case:change-status" })).toEqual([]);
});
