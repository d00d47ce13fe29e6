import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Whatever axe has against a page once nothing moves on it, best practice included. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ impact, id, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
