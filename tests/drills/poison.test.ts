import { expect, it } from "vitest";
import { poison } from "./poison.ts";

it("delivers everything else once when some events cannot be dealt with, and those too once they can", async () => {
  const said: string[] = [];

  const { held, figures } = await poison({ small: true, say: (line) => said.push(line) });

  expect(figures, said.join("\n")).toEqual({
    events: 400,
    delivered: 396,
    parked: 4,
    duplicated: 0,
    deliveredAfterRetry: 400,
    parkedAfterRetry: 0,
  });
  expect(held).toBe(true);
}, 240_000);
