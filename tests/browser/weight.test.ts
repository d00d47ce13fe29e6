import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { usePortal } from "../setup/portal.ts";
import { BUDGET_KB, weightOf } from "../setup/weight.ts";

const portal = usePortal();

/** What every page needs is a few files, and each page adds few: more than these, and something falls apart again. */
const MANY = 60;

it("fetches no more to sign in than it may weigh, in few files", async () => {
  await holds(await portal.open(), "/login");
});

it("fetches no more to show the cases than it may weigh, in few files", async () => {
  const page = await portal.as("officer");
  // From then on this browser knows who it was.
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "Hello, Asha Kulkarni" }).waitFor();
  await holds(page, "/cases");
});

async function holds(page: Page, path: string): Promise<void> {
  const { kb, requests } = await weightOf(page, path);
  console.info(`${path}: ${kb} kB in ${requests} answers`);
  expect(kb).toBeLessThanOrEqual(BUDGET_KB);
  expect(requests).toBeLessThan(MANY);
}
