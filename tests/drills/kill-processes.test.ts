import { expect, it } from "vitest";
import { killProcesses } from "./kill-processes.ts";

it("keeps every acknowledged change, and what follows from it, exactly once when each process, PostgreSQL and Redis are killed", async () => {
  const said: string[] = [];

  const { held, figures } = await killProcesses({ small: true, say: (line) => said.push(line) });

  const nothing = { lost: 0, duplicated: 0, wokenWriters: 0, effectsLost: 0, effectsDoubled: 0 };
  expect(figures, said.join("\n")).toMatchObject(nothing);
  expect(figures.kills).toBeGreaterThanOrEqual(7);
  expect(figures.notified).toBeGreaterThan(20);
  expect(figures.ran).toBeGreaterThan(0);
  expect(figures.leadershipMs).toBeLessThanOrEqual(5000);
  expect(held).toBe(true);
}, 900_000);
