import { expect, it } from "vitest";
import { poison } from "./poison.ts";

it("delivers everything else once when some events cannot be dealt with, and those too once they can", async () => {
  const said: string[] = [];

  const { held, figures } = await poison({ small: true, say: (line) => said.push(line) });

  expect(figures, said.join("\n")).toEqual({
    events: 500,
    delivered: 495,
    parked: 5,
    duplicated: 0,
    deliveredAfterRetry: 500,
    parkedAfterRetry: 0,
  });
  expect(held).toBe(true);
}, 240_000);
