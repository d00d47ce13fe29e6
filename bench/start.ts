import { rmSync } from "node:fs";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { freePort, startProduct } from "../tests/setup/product.ts";

const FIRST_BUDGET_S = 60;
const AGAIN_BUDGET_S = 5;

/** Starts the product as a newcomer does: no data, no portal built; then again, five times. */
export async function start({ small, say }: { small: boolean; say: (line: string) => void }) {
  const dataDir = newDataDir("casegraph-bench");
  const port = await freePort();
  rmSync("admin-portal/dist", { recursive: true, force: true });
  const ready = async () => {
    const startedAt = performance.now();
    const product = await startProduct({ dataDir, port, portal: true });
    const seconds = (performance.now() - startedAt) / 1000;
    await product.stop();
    return Number(seconds.toFixed(1));
  };
  try {
    const first = await ready();
    say(`the very first start: ready in ${first} s`);
    const again: number[] = [];
    for (let n = 0; n < (small ? 2 : 5); n++) again.push(await ready());
    say(`again: ready in ${again.join(", ")} s`);
    const median = again.sort((a, b) => a - b)[Math.floor(again.length / 2)]!;
    return { held: first < FIRST_BUDGET_S && median < AGAIN_BUDGET_S, figures: { first, again: median } };
  } finally {
    await removeDataDir(dataDir);
  }
}
