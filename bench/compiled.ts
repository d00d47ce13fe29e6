import { join } from "node:path";
import { compile } from "../tests/setup/compiled.ts";

/** Compiles `host.ts`: nothing is translated while it is measured. */
export async function compiledHost(): Promise<string> {
  const folder = await compile(join(import.meta.dirname, "tsconfig.json"), "casegraph-bench");
  return join(folder, "bench", "host.js");
}
