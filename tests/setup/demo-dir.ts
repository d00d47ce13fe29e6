import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { madeOnce } from "./cache.ts";
import { newDataDir, removeDataDir } from "./data-dir.ts";
import { freePort, startProduct } from "./product.ts";

/** A data folder that has the demo already: whoever does not ask how it is written need not wait for it. */
export async function newDemoDir(prefix: string): Promise<string> {
  demo ??= madeOnce("demo", makeDemo);
  const [made, folder] = [await demo, newDataDir(prefix)];
  // Where PostgreSQL's account cannot come to, its cluster stands elsewhere: then each start writes a demo of its own.
  if (existsSync(join(made, "postgres"))) await copy(made, folder);
  return folder;
}

let demo: Promise<string> | undefined;

/** By a first start. */
async function makeDemo(kept: string): Promise<void> {
  const dataDir = newDataDir("casegraph-demo");
  try {
    const product = await startProduct({ dataDir, port: await freePort(), compiled: true });
    await product.stop();
    await copy(dataDir, kept);
  } finally {
    await removeDataDir(dataDir);
  }
}

/** With owners and modes: PostgreSQL looks at both. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)("cp", ["-a", `${from}/.`, to]);
}
