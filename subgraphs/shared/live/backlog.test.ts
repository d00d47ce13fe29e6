import { expect, it } from "vitest";
import type { Entry } from "../ledger/events.ts";
import { Backlog } from "./backlog.ts";

function entry(position: number, facts: Record<string, unknown> = {}): Entry {
  const about = "01890000-0000-7000-8000-000000000001";
  return {
    position: BigInt(position),
    id: about,
    at: new Date(0),
    subgraph: "cases",
    event: "case.edited",
    about,
    actor: null,
    onBehalfOf: null,
    request: null,
    facts,
  };
}

it("gives back what it holds, the oldest first", () => {
  const backlog = new Backlog();
  for (const position of [1, 2, 3]) backlog.push(entry(position));

  expect([backlog.shift(), backlog.shift()].map((each) => each?.position)).toEqual([1n, 2n]);
  expect(backlog.length).toBe(1);
});

it("holds a thousand entries and no more", () => {
  const backlog = new Backlog();
  const taken = Array.from({ length: 1001 }, (_, position) => backlog.push(entry(position)));

  expect(taken.indexOf(false)).toBe(1000);
  backlog.shift();
  expect(backlog.push(entry(2000))).toBe(true);
});

it("holds a mebibyte and no more, and has room again for what was read", () => {
  const backlog = new Backlog();
  const large = (position: number) => entry(position, { text: "x".repeat(300 * 1024) });

  expect([1, 2, 3, 4].map((position) => backlog.push(large(position)))).toEqual([true, true, true, false]);
  backlog.shift();
  expect(backlog.push(large(5))).toBe(true);
  backlog.clear();
  expect(backlog.length).toBe(0);
});
