import { expect, it } from "vitest";
import { killProcesses } from "./kill-processes.ts";

it("keeps every acknowledged change exactly once when each process, PostgreSQL and Redis are killed", async () => {
  const { held, figures } = await killProcesses({ small: true, say: () => undefined });

  expect(figures).toMatchObject({ lost: 0, duplicated: 0, wokenWriters: 0 });
  expect(figures.kills).toBeGreaterThanOrEqual(8);
  expect(figures.leadershipMs).toBeLessThanOrEqual(5000);
  expect(held).toBe(true);
}, 420_000);
