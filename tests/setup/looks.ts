import type { Page } from "playwright-core";
import { expect } from "vitest";
import { colourViolationsOf } from "./axe.ts";

/** What a check finds on a page in the light, and what axe has against its colours in the dark, without loading it anew. */
export async function inLightAndDark(page: Page, check: (page: Page) => Promise<string[]>): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  await isLight(page);
  const inTheLight = await check(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await isDark(page);
  return [...inTheLight, ...(await colourViolationsOf(page)).map((found) => `in the dark: ${found}`)];
}

/** Waits until the page is a light one. */
export async function isLight(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(brightness)).toBeGreaterThan(200);
}

/** Waits until the page is a dark one. */
export async function isDark(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(brightness)).toBeLessThan(64);
}

function brightness(): number {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number);
  return (red! + green! + blue!) / 3;
}
