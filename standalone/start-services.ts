import { fileURLToPath } from "node:url";
import { isNpmScript, readServicesEnv } from "./env.ts";
import { explain } from "./fault.ts";
import { requireNode } from "./node-version.ts";
import { onStop } from "./signals.ts";

const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));

const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const env = readServicesEnv();
  print("Casegraph, a process for each part");
  const impatience = new AbortController();
  const { openServiceProcesses } = await import("./service-processes.ts");
  const services = openServiceProcesses({
    env,
    checkout: CHECKOUT,
    say: (line) => print(`  ${line}`),
    lost: fail,
    signal: impatience.signal,
    withoutPortal: process.argv.includes("--without-portal"),
  });
  const stop = async () => {
    print("\nStopping …");
    impatience.abort();
    await (await services).close();
    process.exit(0);
  };
  onStop({ stop, withParent: isNpmScript() });
  await services;
  const { welcome } = await import("./welcome.ts");
  print(welcome(env, performance.now()));
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  if ((error as Error).name === "AbortError") process.exit(130);
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
