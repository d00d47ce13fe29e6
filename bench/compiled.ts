import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { scriptOf } from "../standalone/tools.ts";

const CHECKOUT = join(import.meta.dirname, "..");
/** Beside the packages, so that it finds them. */
const OUT = join(CHECKOUT, "node_modules", ".cache", "casegraph-bench");

/** Compiles `host.ts` as `npm run build` compiles what is released: nothing is translated while it is measured. */
export async function compiledHost(): Promise<string> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, "package.json"), '{ "type": "module" }\n');
  const project = join(import.meta.dirname, "tsconfig.json");
  await promisify(execFile)(process.execPath, [scriptOf(CHECKOUT, "typescript", "tsc"), "-p", project]);
  return join(OUT, "bench", "host.js");
}
