import type { Page } from "playwright-core";

/** Collects what a page complains of, on every document that it opens: errors, console errors, breaches of the CSP. */
export async function collectFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${pathOf(page)} threw: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${pathOf(page)} said: ${message.text()}`);
  });
  await page.exposeFunction("reportBreach", (breach: string) =>
    faults.push(`${pathOf(page)} broke its CSP: ${breach}`),
  );
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
      // biome-ignore lint/suspicious/noExplicitAny: the function above is known to this page alone
      (window as any).reportBreach(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return faults;
}

/** Of those faults the ones of our own pages: a page of somebody else's may want what the machine cannot reach. */
export function ours(faults: readonly string[], theirs: RegExp): string[] {
  return faults.filter((fault) => !theirs.test(fault));
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname;
}
