import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { postmasterOf } from "../../standalone/postgres/postmaster.ts";
import { removeDataDir } from "../setup/data-dir.ts";
import { newDemoDir } from "../setup/demo-dir.ts";
import { freePort, type RunningProduct, startProduct } from "../setup/product.ts";
import { missedOrDoubled } from "./kill.verdict.ts";
import { signedIn, Writers } from "./writers.ts";

const ROUNDS = { small: 3, full: 20 };

/** What the drill counted. */
export interface KillFigures {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
}

/** Kills the product or its PostgreSQL again and again while people write, then looks for every acknowledged change. */
export async function kill({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: KillFigures }> {
  const dataDir = await newDemoDir("casegraph-drill");
  const start: Start = () => startProduct({ dataDir, port, compiled: true });
  const port = await freePort();
  let product: RunningProduct | null = null;
  let writers: Writers | null = null;
  try {
    product = await start();
    const rounds = small ? ROUNDS.small : ROUNDS.full;
    writers = await Writers.start([product.url]);
    for (let round = 1; round <= rounds; round++) {
      await writers.until(product, round * Writers.count * 5);
      await delay(Math.random() * 400);
      const tell = (line: string) => say(`${round}: ${line}`);
      // Each way even in the small drill.
      if (round % 3 === 1) product = await killProduct(product, start, tell);
      else if (round % 3 === 2) await killPostgres(dataDir, product, writers, tell);
      else product = await killBoth(dataDir, product, start, tell);
    }
    await writers.until(product, (rounds + 1) * Writers.count * 5);
    const acknowledged = await writers.stop();
    const verdict = await missedOrDoubled(await signedIn([product.url], "admin"), acknowledged);
    const figures = { kills: rounds, acknowledged: acknowledged.length, ...verdict };
    return { held: verdict.lost === 0 && verdict.duplicated === 0, figures };
  } finally {
    await writers?.stop();
    await product?.stop();
    await removeDataDir(dataDir);
  }
}

type Start = () => Promise<RunningProduct>;
type Say = (line: string) => void;

async function killProduct(product: RunningProduct, start: Start, say: Say): Promise<RunningProduct> {
  await product.kill();
  const killedAt = performance.now();
  const next = await start();
  say(`killed the product, ready again after ${seconds(killedAt)}`);
  return next;
}

async function killBoth(dataDir: string, product: RunningProduct, start: Start, say: Say): Promise<RunningProduct> {
  killServer(dataDir);
  await product.kill();
  const killedAt = performance.now();
  const next = await start();
  say(`killed both, ready again after ${seconds(killedAt)}`);
  return next;
}

/** The product brings its server back by itself; writes succeed again. */
async function killPostgres(dataDir: string, product: RunningProduct, writers: Writers, say: Say): Promise<void> {
  killServer(dataDir);
  const killedAt = performance.now();
  await writers.until(product, writers.total + Writers.count);
  say(`killed PostgreSQL, writes succeed again after ${seconds(killedAt)}`);
}

/** As a power cut of the database alone. */
export function killServer(dataDir: string): void {
  const server = postmasterOf(join(dataDir, "postgres"));
  if (!server) throw new Error("PostgreSQL is not running");
  process.kill(server.pid, "SIGKILL");
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
