import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkDefinition } from "./check.ts";
import { differencesOf } from "./differences.ts";
import type { KnownAgent } from "./known-workflow.ts";
import { cycleIn } from "./plan.ts";

/** An agent that counts how often somebody looks at what it gives. */
class Looked implements KnownAgent {
  readonly name = "reader";
  readonly input = z.object({ text: z.string().optional(), any: z.json().optional() });
  looks = 0;

  get output() {
    this.looks += 1;
    return z.object({ value: z.string(), open: z.record(z.string(), z.any()) });
  }
}

const agent = new Looked();
const step = (key: string, input: unknown, more: object = {}) => ({ key, agent: "reader", input, ...more });
const textOf = (steps: unknown, more: object = {}) => JSON.stringify({ name: "trial", title: "Trial", steps, ...more });

function faultsIn(text: string) {
  const checked = checkDefinition(text, [agent]);
  return "faults" in checked ? checked.faults : [];
}

const told = (text: string) => faultsIn(text).map(({ pointer, message }) => [pointer, message]);

describe("a text as long as one may be", () => {
  // Were it quadratic, each would take seconds.
  it.each([
    ["of open references", "${".repeat(30_000)],
    ["of references that begin and begin again", "${a".repeat(20_000)],
    ["of points", `\${${".".repeat(60_000)}}`],
  ])("%s is looked through once", { timeout: 2_000 }, (_, text) => {
    expect(faultsIn(textOf([step("a", { text })]))).toHaveLength(1);
  });

  it.each([
    ["names that are there twice", `{${'"a":1,\n'.repeat(8_000)}"b":1}`],
    ["names that nobody knows", JSON.stringify(Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [n, 1])))],
    ["steps that are none", textOf(Array(50).fill({ x: 1, y: 1, z: 1 }))],
    ["texts that no database holds", textOf([step("a", { any: Array(5_000).fill("\0") })])],
    ["references to nothing", textOf([step("a", { text: "${x.output}".repeat(5_000) })])],
  ])("of %s has a hundred mistakes, and no more", (_, text) => {
    expect(text.length).toBeLessThan(65_536);
    expect(faultsIn(text)).toHaveLength(100);
  });

  it("of references has each agent looked at once", () => {
    const references = Array(2_500).fill("${a.output.value}");
    agent.looks = 0;

    expect(faultsIn(textOf([step("a", {}), step("b", { any: references })]))).toEqual([]);
    expect(agent.looks).toBe(1);
  });

  it("of nothing but depth is refused where it gets too deep", () => {
    expect(faultsIn("[".repeat(65_536))).toMatchObject([{ line: 1, column: 34, pointer: "/0".repeat(33) }]);
    expect(faultsIn('{"a":'.repeat(13_000))).toMatchObject([{ line: 1, pointer: "/a".repeat(33) }]);
  });

  it("has names of a hundred characters at the most, and references of twenty points", () => {
    const deep = `\${a.output.open${".x".repeat(30_000)}}`;

    expect(told(textOf([step("a", { any: { ["x".repeat(101)]: 1 } })]))).toEqual([
      ["/steps/0/input/any", "A name has 100 characters at the most."],
    ]);
    expect(told(textOf([step("a", {}), step("b", { text: deep })]))).toEqual([
      ["/steps/1/input/text", "A reference has 20 points at the most: take a part of less depth."],
    ]);
  });
});

describe("fifty steps", () => {
  const keys = Array.from({ length: 50 }, (_, n) => `k${n}`);

  it("that each wait for all before them are no ring, and are found to be none without going every way", () => {
    const looks = new Map<string, number>();
    const needs = new Map(keys.map((key, n) => [key, keys.slice(0, n)] as const));
    const counted = {
      keys: () => needs.keys(),
      get(key: string) {
        looks.set(key, (looks.get(key) ?? 0) + 1);
        return needs.get(key);
      },
    } as unknown as typeof needs;

    expect(cycleIn(counted)).toBeNull();
    expect([...looks.values()]).toEqual(Array(50).fill(1));
  });

  it("that each wait for all others are a ring, told with the way around, and a hundred mistakes in all", () => {
    const steps = keys.map((key) =>
      step(key, { any: keys.filter((other) => other !== key).map((k) => `\${${k}.output}`) }),
    );

    const faults = told(textOf(steps));

    expect(faults[0]).toEqual(["/steps/0", expect.stringContaining("for ever: k0 needs k1 needs k0.")]);
    expect(faults).toHaveLength(100);
  });

  it("is what a step may name at the most", () => {
    expect(told(textOf([step("a", {}, { after: Array(15_000).fill("a") })]))).toEqual([
      ["/steps/0/after", "after must have 50 items at the most."],
    ]);
  });
});

describe("what JavaScript would make something else of", () => {
  it.each(["1e400", "-1e400", `1${"0".repeat(400)}`])("is refused as a number: %s", (number) => {
    const message = "No computer counts as far as this: write a smaller number.";
    const inInput = textOf([step("a", { any: "@" })]).replace('"@"', number);
    const inCondition = textOf([step("a", {}), step("b", {}, { when: { value: "${a.output.value}", moreThan: "@" } })]);

    expect(told(inInput)).toEqual([["/steps/0/input/any", message]]);
    expect(told(inCondition.replace('"@"', number))).toEqual([["/steps/1/when/moreThan", message]]);
  });

  it.each(["constructor", "toString", "hasOwnProperty", "__proto__"])("is a name like any other: %s", (name) => {
    const own = (value: unknown) => `{${JSON.stringify(name)}:${JSON.stringify(value)}}`;
    const inStep = textOf([step("a", "@")]);
    const reference = textOf([step("a", {}), step("b", { text: `\${a.output.${name}}` })]);

    for (const value of [1, "${a.output.value}", { polluted: true }])
      expect(told(inStep.replace('"@"', own(value)))).toContainEqual([
        name === "__proto__" ? "/steps/0/input/__proto__" : `/steps/0/input/${name}`,
        expect.stringMatching(/takes no|may not stand here/),
      ]);
    expect(told(own(1)).map(([pointer]) => pointer)).toContain(`/${name}`);
    expect(told(reference)).toEqual([["/steps/1/input/text", expect.stringContaining("names nothing")]]);
    expect(told(textOf([step("a", { text: `\${input.${name}}` })]))[0]?.[1]).toContain("has no input");
    expect(told(textOf([{ key: "a", agent: name }]))[0]?.[1]).toContain("There is no agent");
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  it("is a difference like any other", () => {
    const before = JSON.parse('{"a":1}');
    const after = JSON.parse('{"a":1,"constructor":2,"__proto__":3}');

    expect(differencesOf(before, after)).toEqual([
      { pointer: "/constructor", before: null, after: 2 },
      { pointer: "/__proto__", before: null, after: 3 },
    ]);
  });

  it.each(["\\u0000", "\\ud800", "\\udc00 \\ud800"])("is refused as text that no database holds: %s", (half) => {
    const message = "No database holds this text: it has a NUL, or half of a character.";

    expect(told(`${textOf([step("a", { any: { "@": "@" } })], { description: "@" }).replaceAll("@", half)}`)).toEqual([
      [expect.stringMatching("^/steps/0/input/any$"), message],
      [expect.stringMatching("^/steps/0/input/any/"), message],
      ["/description", message],
    ]);
  });
});

describe("a clock", () => {
  it.each([
    ["* * * * * *", "every second"],
    ["0-999999999 * * * *", "a range that would fill the memory"],
    ["0 0 1-99999999999/1 * *", "another one"],
    ["@daily", "a nickname"],
    ["0 0 L-30 2 *", "what never comes"],
  ])("does not know %s: %s", (cron) => {
    expect(told(textOf([step("a", {})], { schedule: { cron, timeZone: "UTC" } }))).toEqual([
      ["/schedule/cron", expect.stringContaining("minute, hour, day, month, weekday, as 0 7 * * 1-5.")],
    ]);
  });

  it("knows a zone in any letters", () => {
    expect(told(textOf([step("a", {})], { schedule: { cron: "0 7 * * 1-5", timeZone: "asia/KOLKATA" } }))).toEqual([]);
  });
});

it("has twenty inputs at the most", () => {
  const inputs = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${n}`, { type: "text" }]));

  expect(told(textOf([step("a", {})], { input: inputs(20) }))).toEqual([]);
  expect(told(textOf([step("a", {})], { input: inputs(21) }))).toEqual([
    ["/input", "input must have 20 items at the most."],
  ]);
});
