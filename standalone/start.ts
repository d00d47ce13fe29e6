import { isNpmScript, readStandaloneEnv } from "./env.ts";
import { explain } from "./fault.ts";
import { requireNode } from "./node-version.ts";
import { openProduct } from "./product.ts";
import { onStop } from "./signals.ts";

/** In development the portal has a server of its own. */
const portalElsewhere = process.argv.find((argument) => argument.startsWith("--portal="))?.slice("--portal=".length);

const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const env = readStandaloneEnv();
  print("Casegraph");
  const impatience = new AbortController();
  const { signal } = impatience;
  const product = openProduct({ env, say: (line) => print(`  ${line}`), lost: fail, signal, portalElsewhere });
  const stop = async () => {
    print("\nStopping …");
    impatience.abort();
    await (await product).close();
    process.exit(0);
  };
  onStop({ stop, withParent: isNpmScript() });
  await product;
  const { welcome } = await import("./welcome.ts");
  print(welcome(env, performance.now(), portalElsewhere));
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  if ((error as Error).name === "AbortError") process.exit(130);
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
