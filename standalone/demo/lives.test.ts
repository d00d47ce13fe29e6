import { describe, expect, it } from "vitest";
import { officeLife } from "./lives.ts";
import { PEOPLE } from "./people.ts";

const NOW = new Date("2026-11-20T10:00:00Z");
const life = officeLife(NOW, 200);
const created = life.filter((action) => action.does === "create");

describe("the life of the demo's office", () => {
  it("is the same every time", () => {
    expect(officeLife(NOW, 200)).toEqual(life);
  });

  it("happened in the past, in order, and each case begins by being opened", () => {
    const times = life.map(({ at }) => at.getTime());

    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(NOW.getTime());
    expect(created).toHaveLength(200);
    const seen = new Set<number>();
    for (const { does, kase } of life) {
      expect(seen.has(kase)).toBe(does !== "create");
      seen.add(kase);
    }
  });

  it("is lived by people of the demo", () => {
    const known = new Set(PEOPLE.map(({ email }) => email));

    expect(life.filter(({ by }) => !known.has(by))).toEqual([]);
  });

  it("reads like an office's: titles vary, no word is left open, no text repeats often", () => {
    const titles = created.map(({ title }) => title);

    expect(new Set(titles).size).toBeGreaterThan(150);
    expect(JSON.stringify(life)).not.toMatch(/\{\w+\}/);
    expect(new Set(created.map(({ description }) => description)).size).toBeGreaterThan(180);
  });

  it("leaves cases in every state, with some that nobody has and some that are overdue", () => {
    const standings = new Map<number, string>();
    const due = new Map<number, Date | null>();
    const assigned = new Set<number>();
    for (const action of life) {
      if (action.does === "create") standings.set(action.kase, "OPEN");
      if (action.does === "changeStatus") standings.set(action.kase, action.status);
      if (action.does === "create" || (action.does === "edit" && action.dueAt))
        due.set(action.kase, action.dueAt ?? null);
      if (action.does === "assign") assigned.add(action.kase);
    }
    const count = (status: string) => [...standings.values()].filter((standing) => standing === status).length;
    const isOpen = (kase: number) => !["RESOLVED", "CLOSED"].includes(standings.get(kase) ?? "");
    const overdue = [...due].filter(([kase, at]) => isOpen(kase) && at && at < NOW);

    for (const status of ["OPEN", "IN_PROGRESS", "WAITING", "RESOLVED", "CLOSED"])
      expect(count(status)).toBeGreaterThan(8);
    expect(200 - assigned.size).toBeGreaterThan(8);
    expect(overdue.length).toBeGreaterThan(8);
    expect(overdue.length).toBeLessThan(50);
  });
});
