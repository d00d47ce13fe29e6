import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { fromAnotherNetwork } from "./network.ts";
import { until } from "./until.ts";

/** A first start, its demo included. */
const READY_MS = 120_000;

/** What the tests of a file share: the browser, and where the product is. */
export interface Pages {
  /** The product's address. */
  readonly url: string;
  /** A page with cookies, storage and an address of its own: another person at another computer. */
  open(options?: Parameters<Browser["newContext"]>[0]): Promise<Page>;
}

/** Connects the tests of a file to the run's browser; pages are closed after each test. */
export function usePages(): Pages {
  const contexts: BrowserContext[] = [];
  let browser: Browser;
  beforeAll(async () => {
    await until(isReady, READY_MS);
    browser = await chromium.connect(inject("browser").endpoint);
  }, READY_MS);
  afterEach(async ({ task }) => {
    const failed = task.result?.state === "fail";
    for (const context of contexts.splice(0)) {
      if (failed) await tell(context);
      await context.close();
    }
  });
  afterAll(() => browser?.close());
  return {
    get url() {
      return inject("browser").url;
    },
    async open(options) {
      const own = { baseURL: inject("browser").url, locale: "en-GB", extraHTTPHeaders: fromAnotherNetwork() };
      const context = await browser.newContext({ ...own, ...options });
      contexts.push(context);
      return context.newPage();
    },
  };
}

async function isReady(): Promise<void> {
  const { status } = await fetch(`${inject("browser").url}/ready`);
  if (status !== 200) throw new Error(`The product is not ready: ${status}.`);
}

/** What was on the pages when a test failed; a log is often all there is to look at afterwards. */
async function tell(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    console.info(`${page.url()}\n${await page.locator("body").ariaSnapshot({ timeout: 5_000 }).catch(String)}`);
  }
}
