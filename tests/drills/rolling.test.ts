import { expect, it } from "vitest";
import { rolling } from "./rolling.ts";

it("answers every request while each process is restarted", async () => {
  const failures: string[] = [];
  const { held, figures } = await rolling({
    small: true,
    say: (line) => line.startsWith("  ") && failures.push(line),
  });

  expect(failures).toEqual([]);
  expect(figures).toMatchObject({ restarts: 6, errors: 0 });
  expect(figures.requests).toBeGreaterThan(300);
  expect(held).toBe(true);
}, 420_000);
