import type { Page } from "playwright-core";

/** Goes to another page of the portal as a link does, without loading the portal anew; resolves when the page before is gone. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector("h1")?.setAttribute("data-left", "");
    // As the router writes it: what guards a page lets nobody leave for an entry that it does not know.
    history.pushState({ usr: null, key: to, idx: (history.state?.idx ?? 0) + 1 }, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  // A page stays until the next one's code is there.
  await page.locator("h1[data-left]").waitFor({ state: "detached" });
}
