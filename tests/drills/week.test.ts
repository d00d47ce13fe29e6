import { expect, it } from "vitest";
import { week } from "./week.ts";

it("leaves nothing parked and a ledger that verifies after a lot of work at once", async () => {
  const { held, figures } = await week({ small: true, say: () => undefined });

  expect(figures).toMatchObject({ parked: 0, verified: true });
  expect(figures.changes).toBeGreaterThanOrEqual(250);
  expect(held).toBe(true);
}, 180_000);
