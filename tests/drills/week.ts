import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "../setup/api.ts";
import { runCommand } from "../setup/command.ts";
import { removeDataDir } from "../setup/data-dir.ts";
import { newDemoDir } from "../setup/demo-dir.ts";
import { freePort, type RunningProduct, startProduct } from "../setup/product.ts";
import { Memory } from "./week.memory.ts";
import { OfficeWorker } from "./week.worker.ts";

/** A week of a hundred people who change something fifteen times a day. */
const CHANGES = { small: 250, full: 10_500 };
const AT_WORK = ["officer", "officer2", "officer3", "officer4", "officer5"];
const PEOPLE_AT_ONCE = 12;
/** By how much what stays in memory may grow once everything is warm. */
const MOST_GROWTH_MB = 48;

interface WeekFigures {
  readonly changes: number;
  readonly seconds: number;
  readonly growthMb: number;
  readonly parked: number;
  readonly verified: boolean;
}

/** A week's worth of work in minutes: memory stays flat, nothing is parked, and the ledger's proof verifies. */
export async function week({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: WeekFigures }> {
  const dataDir = await newDemoDir("casegraph-week");
  const metricsPort = await freePort();
  const env = { METRICS_PORT: String(metricsPort), LOG_LEVEL: "error" };
  const product = await startProduct({ dataDir, port: await freePort(), env, compiled: true });
  const memory = new Memory(`http://127.0.0.1:${metricsPort}/metrics`);
  try {
    const began = performance.now();
    const changes = await work(product, small ? CHANGES.small : CHANGES.full, memory, say);
    const seconds = Math.round((performance.now() - began) / 1000);
    say(`${changes} changes in ${seconds} s`);
    const growthMb = await memory.growthMb();
    const parked = await parkedEntries(product);
    const verified = await verifies(dataDir, say);
    const figures = { changes, seconds, growthMb, parked, verified };
    // A small drill ends before the memory is warm.
    const flat = small || growthMb <= MOST_GROWTH_MB;
    return { held: flat && parked === 0 && verified, figures };
  } finally {
    await memory.stop();
    await product.stop();
    await removeDataDir(dataDir);
  }
}

/** Everybody works at once until so many changes were made. */
async function work(
  product: RunningProduct,
  goal: number,
  memory: Memory,
  say: (line: string) => void,
): Promise<number> {
  const apis = await Promise.all(AT_WORK.map((name) => signedIn(product, name)));
  const left = { changes: goal };
  const tenth = Math.ceil(goal / 10);
  const changed = () => {
    left.changes -= 1;
    const done = goal - left.changes;
    if (done % tenth === 0) say(`${done} changes, ${memory.heapMb()} MB in use`);
  };
  const workers = Array.from(
    { length: PEOPLE_AT_ONCE },
    (_, n) => new OfficeWorker(product.url, apis[n % apis.length] as Api, n, changed),
  );
  await Promise.all(workers.map((worker) => worker.work(() => left.changes > 0)));
  return goal - left.changes;
}

async function parkedEntries(product: RunningProduct): Promise<number> {
  const admin = await signedIn(product, "admin");
  return (await admin.must("{ parkedEntries(first: 1) { totalCount } }")).parkedEntries.totalCount;
}

async function verifies(dataDir: string, say: (line: string) => void): Promise<boolean> {
  const { stdout, stderr, code } = await runCommand(dataDir, "ledger-verify");
  say((stdout + stderr).trim());
  return code === 0;
}

async function signedIn({ url }: RunningProduct, name: string): Promise<Api> {
  const api = new Api(url);
  await api.signIn(`${name}@demo.casegraph.dev`, DEMO_PASSWORD);
  return api;
}
