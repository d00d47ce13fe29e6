import { expect, it } from "vitest";
import { isInstalled } from "../setup/installed.ts";
import { rolling } from "./rolling.ts";

it("answers every request while each process is restarted, and whoever follows misses nothing", async () => {
  const failures: string[] = [];
  const { held, figures } = await rolling({
    small: true,
    say: (line) => line.includes("failed: ") && failures.push(line),
  });

  expect(failures).toEqual([]);
  expect(figures).toMatchObject(
    isInstalled("nginx") ? { through: "nginx", restarts: 3 } : { through: "balancer", restarts: 2 },
  );
  expect(figures).toMatchObject({ errors: 0, missed: 0, repeated: 0 });
  expect(figures.requests).toBeGreaterThan(100);
  // Each restart of a router or of the subgraph behind the streams moves somebody.
  expect(figures.resumes).toBeGreaterThanOrEqual(1);
  expect(held).toBe(true);
}, 240_000);
