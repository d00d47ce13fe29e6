import axe, { type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/** The rules that look at colours: all that a second look at the same page in other colours can find. */
const OF_COLOURS: RunOptions = { runOnly: ["color-contrast", "link-in-text-block"] };

/** Whatever axe has against a page once nothing moves on it, best practice included. */
export function violationsOf(page: Page): Promise<string[]> {
  return findings(page, {});
}

/** What it has against the page's colours. */
export function colourViolationsOf(page: Page): Promise<string[]> {
  return findings(page, OF_COLOURS);
}

async function findings(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(() => {
    // What waits for somebody turns for ever, and what a closed group hides stands still: neither comes to an end.
    const ending = document.getAnimations().filter(({ effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return target?.checkVisibility() && effect?.getComputedTiming().endTime !== Infinity;
    });
    return Promise.all(ending.map(({ finished }) => finished.catch(() => null)));
  });
  // Its own package for Playwright looks into frames, of which no page has any, and takes four times as long.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
      ...asked,
    });
    return violations.map(({ impact, id, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, options);
}
