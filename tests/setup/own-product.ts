import { afterAll, beforeAll } from "vitest";
import { removeDataDir } from "./data-dir.ts";
import { newDemoDir } from "./demo-dir.ts";
import { freePort, type ProductOptions, type RunningProduct, startProduct } from "./product.ts";

const START_MS = 300_000;

/** A product with the portal that one file of tests has to itself. */
export interface OwnProduct {
  readonly url: string;
  /** As after a power cut: what was written is there, and no process of before. */
  restart(): Promise<void>;
}

/** Gives the tests of a file a product of their own, with the demo. */
export function useOwnProduct(prefix: string, env: Readonly<Record<string, string>> = {}): OwnProduct {
  let options: ProductOptions;
  let product: RunningProduct;
  beforeAll(async () => {
    options = { dataDir: await newDemoDir(prefix), port: await freePort(), portal: true, env };
    product = await startProduct(options);
  }, START_MS);
  afterAll(async () => {
    await product?.stop();
    await removeDataDir(options.dataDir);
  }, START_MS);
  return {
    get url() {
      return product.url;
    },
    async restart() {
      await product.kill();
      product = await startProduct(options);
    },
  };
}
