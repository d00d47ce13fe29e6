import { join } from "node:path";
import { compile } from "../tests/setup/compiled.ts";

/** Compiles what is measured: nothing is translated meanwhile. */
export function compiled(): Promise<string> {
  return compile(join(import.meta.dirname, "tsconfig.json"), "bench");
}

/** `host.ts`, compiled. */
export async function compiledHost(): Promise<string> {
  return join(await compiled(), "bench", "host.js");
}
