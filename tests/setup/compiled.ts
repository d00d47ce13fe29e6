import { execFile } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { scriptOf } from "../../standalone/tools.ts";
import { madeOnce, newCacheFolder } from "./cache.ts";

const CHECKOUT = join(import.meta.dirname, "..", "..");
/** What the processes read beside their code. */
const READ_AT_START = ["supergraph.yaml", "schema", "router/examples"];

/** Compiles a project as `npm run build` compiles what is released: nothing is translated while it runs. Gives the folder. */
export async function compile(project: string, name: string): Promise<string> {
  const folder = newCacheFolder(name);
  await compileInto(folder, project);
  return folder;
}

async function compileInto(folder: string, project: string): Promise<void> {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const args = ["-p", project, "--rootDir", CHECKOUT, "--outDir", folder, "--noCheck"];
  await promisify(execFile)(process.execPath, [scriptOf(CHECKOUT, "typescript", "tsc"), ...args]);
}

/** The processes of the product, compiled, in a folder that the run has once. */
export function compiledProcesses(): Promise<string> {
  processes ??= compileProcesses();
  return processes;
}

/** How Node runs a script of `standalone/`: translated on the way, as npm's scripts are, or compiled, as in an image. */
export async function scriptArgs(name: string, compiled: boolean): Promise<string[]> {
  if (!compiled) return ["--import", "tsx", join(CHECKOUT, "standalone", `${name}.ts`)];
  return [join(await compiledProcesses(), "standalone", `${name}.js`)];
}

let processes: Promise<string> | undefined;

async function compileProcesses(): Promise<string> {
  const folder = await madeOnce("processes", async (made) => {
    await compileInto(made, join(CHECKOUT, "tsconfig.build.json"));
    for (const path of READ_AT_START) cpSync(join(CHECKOUT, path), join(made, path), { recursive: true });
  });
  // Dozens of processes load the same code: what Node made of it is kept for all that inherit this.
  process.env.NODE_COMPILE_CACHE = join(folder, "made-of-it");
  return folder;
}
