import type { Page } from "playwright-core";

/** What a page may take with an empty cache, everything that is transferred counted. */
export const BUDGET_KB = 350;

/** What a page took until nothing more was on its way: as it was compressed, headers included. */
interface Weight {
  readonly kb: number;
  readonly requests: number;
}

/** Opens a page with an empty cache and weighs it. */
export async function weightOf(page: Page, url: string): Promise<Weight> {
  // What the page before is still fetching is none of this one's.
  await page.goto("about:blank");
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.clearBrowserCache");
  let [bytes, requests] = [0, 0];
  network.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  return { kb: Math.round(bytes / 1024), requests };
}
