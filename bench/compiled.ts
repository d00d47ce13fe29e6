import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { scriptOf } from "../standalone/tools.ts";

const CHECKOUT = join(import.meta.dirname, "..");
/** Beside the packages, so that it finds them. */
const OUT = join(CHECKOUT, "node_modules", ".cache", "casegraph-bench");

/** Compiles what is measured as `npm run build` compiles what is released: nothing is translated meanwhile. */
export async function compiled(): Promise<string> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, "package.json"), '{ "type": "module" }\n');
  const project = join(import.meta.dirname, "tsconfig.json");
  await promisify(execFile)(process.execPath, [scriptOf(CHECKOUT, "typescript", "tsc"), "-p", project]);
  return OUT;
}

/** `host.ts`, compiled. */
export async function compiledHost(): Promise<string> {
  return join(await compiled(), "bench", "host.js");
}
