import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** The rules that look at colours: all that a second look at the same page in other colours can find. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** Whatever axe has against a page once nothing moves on it, best practice included. */
export function violationsOf(page: Page): Promise<string[]> {
  return findings(page, (axe) => axe);
}

/** What it has against the page's colours. */
export function colourViolationsOf(page: Page): Promise<string[]> {
  return findings(page, (axe) => axe.withRules(OF_COLOURS));
}

async function findings(page: Page, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // What waits for somebody turns for ever: only what comes to an end is waited for.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.all(ending.map(({ finished }) => finished.catch(() => null)));
  });
  // No page has frames: without the legacy mode each look opens a tab to gather what the frames found.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await narrow(axe).analyze();
  return violations.map(({ impact, id, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
