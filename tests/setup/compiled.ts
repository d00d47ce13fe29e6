import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { isAlive } from "../../standalone/postgres/postmaster.ts";
import { scriptOf } from "../../standalone/tools.ts";

const CHECKOUT = join(import.meta.dirname, "..", "..");
/** Beside the packages, so that compiled code finds them. */
const CACHE = join(CHECKOUT, "node_modules", ".cache");
const PROCESSES = "casegraph-processes-";
/** What the processes read beside their code. */
const READ_AT_START = ["supergraph.yaml", "schema", "router/examples"];

/** Compiles a project as `npm run build` compiles what is released: nothing is translated while it runs. Gives the folder. */
export async function compile(project: string, name: string): Promise<string> {
  const folder = join(CACHE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const args = ["-p", project, "--rootDir", CHECKOUT, "--outDir", folder, "--noCheck"];
  await promisify(execFile)(process.execPath, [scriptOf(CHECKOUT, "typescript", "tsc"), ...args]);
  return folder;
}

/** The processes of the product, compiled, in a folder of this process's own. */
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
  mkdirSync(CACHE, { recursive: true });
  removeAbandoned();
  const folder = await compile(join(CHECKOUT, "tsconfig.build.json"), `${PROCESSES}${process.pid}`);
  for (const path of READ_AT_START) cpSync(join(CHECKOUT, path), join(folder, path), { recursive: true });
  return folder;
}

/** Whoever compiles removes what those left who have ended: a test process is ended without a word. */
function removeAbandoned(): void {
  for (const name of readdirSync(CACHE)) {
    const pid = name.startsWith(PROCESSES) && Number(name.slice(PROCESSES.length));
    if (pid && !isAlive(pid)) rmSync(join(CACHE, name), { recursive: true, force: true });
  }
}
