import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { postmasterOf } from "../../standalone/postgres/postmaster.ts";
import { Api } from "../setup/api.ts";
import { newDataDir, removeDataDir } from "../setup/data-dir.ts";
import { freePort, type RunningProduct, startProduct } from "../setup/product.ts";
import { missedOrDoubled } from "./kill.verdict.ts";
import { Writer } from "./writer.ts";

const ROUNDS = { small: 3, full: 20 };
const WRITERS = 4;

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
  const dataDir = newDataDir("casegraph-drill");
  const start: Start = () => startProduct({ dataDir, port });
  const port = await freePort();
  let product: RunningProduct | null = null;
  let writers: readonly Writer[] = [];
  try {
    product = await start();
    const rounds = small ? ROUNDS.small : ROUNDS.full;
    writers = await startWriters(product);
    for (let round = 1; round <= rounds; round++) {
      await until(product, writers, round * WRITERS * 5);
      await delay(Math.random() * 400);
      const tell = (line: string) => say(`${round}: ${line}`);
      // Each way even in the small drill.
      if (round % 3 === 1) product = await killProduct(product, start, tell);
      else if (round % 3 === 2) await killPostgres(dataDir, product, writers, tell);
      else product = await killBoth(dataDir, product, start, tell);
    }
    await until(product, writers, (rounds + 1) * WRITERS * 5);
    const acknowledged = (await Promise.all(writers.map((writer) => writer.stop()))).flat();
    const verdict = await missedOrDoubled(await signedIn(product, "admin"), acknowledged);
    const figures = { kills: rounds, acknowledged: acknowledged.length, ...verdict };
    return { held: verdict.lost === 0 && verdict.duplicated === 0, figures };
  } finally {
    await Promise.all(writers.map((writer) => writer.stop()));
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
async function killPostgres(
  dataDir: string,
  product: RunningProduct,
  writers: readonly Writer[],
  say: Say,
): Promise<void> {
  killServer(dataDir);
  const killedAt = performance.now();
  await until(product, writers, total(writers) + WRITERS);
  say(`killed PostgreSQL, writes succeed again after ${seconds(killedAt)}`);
}

function killServer(dataDir: string): void {
  const server = postmasterOf(join(dataDir, "postgres"));
  if (!server) throw new Error("PostgreSQL is not running");
  process.kill(server.pid, "SIGKILL");
}

async function startWriters(product: RunningProduct): Promise<Writer[]> {
  const people = ["officer", "officer2", "officer3", "officer4"].slice(0, WRITERS);
  return Promise.all(people.map(async (name) => new Writer(await signedIn(product, name), name)));
}

async function signedIn({ url }: RunningProduct, name: string): Promise<Api> {
  const api = new Api(url);
  await api.signIn(`${name}@demo.casegraph.dev`, DEMO_PASSWORD);
  return api;
}

/** Waits until so many changes have been acknowledged in all; a product that ends by itself is a failure. */
async function until(product: RunningProduct, writers: readonly Writer[], acknowledged: number): Promise<void> {
  const died = product.ended.then(() => Promise.reject(new Error(`The product ended by itself:\n${product.output()}`)));
  died.catch(() => undefined);
  while (total(writers) < acknowledged) await Promise.race([died, ...writers.map((writer) => writer.next())]);
}

function total(writers: readonly Writer[]): number {
  return writers.reduce((sum, { count }) => sum + count, 0);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
