import type { TestProject } from "vitest/node";
import { launchChromium } from "./chromium.ts";
import { newDataDir, removeAbandoned, removeDataDir } from "./data-dir.ts";
import { BEHIND_A_PROXY } from "./network.ts";
import { freePort, startProduct } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly browser: { readonly endpoint: string; readonly url: string; readonly dataDir: string };
  }
}

/** One browser and one product for every browser test of the run; nothing of them is left afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const dataDir = newDataDir("casegraph-browser");
  const [browser, port] = await Promise.all([launchChromium(), freePort()]);
  // It gets ready while other tests run: `usePages` waits for it, and why it did not is said at the end.
  const product = startProduct({ dataDir, port, portal: true, env: BEHIND_A_PROXY });
  product.catch(() => undefined);
  project.provide("browser", { endpoint: browser.endpoint, url: `http://localhost:${port}`, dataDir });
  return async () => {
    await browser.close();
    await (await product).stop();
    await removeDataDir(dataDir);
  };
}
