import { execFile } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { scriptOf } from "../../standalone/tools.ts";

const CHECKOUT = join(import.meta.dirname, "..", "..");
/** What the processes read beside their code. */
const READ_AT_START = ["supergraph.yaml", "schema", "router/examples"];

/** Compiles a project as `npm run build` compiles what is released: nothing is translated while it runs. Gives the folder. */
export async function compile(project: string, name: string): Promise<string> {
  // Beside the packages, so that it finds them.
  const folder = join(CHECKOUT, "node_modules", ".cache", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const args = ["-p", project, "--rootDir", CHECKOUT, "--outDir", folder, "--noCheck"];
  await promisify(execFile)(process.execPath, [scriptOf(CHECKOUT, "typescript", "tsc"), ...args]);
  return folder;
}

/** The processes of the product, compiled; each test process has a folder of its own, which goes with it. */
export async function compiledProcesses(): Promise<string> {
  processes ??= compile(join(CHECKOUT, "tsconfig.build.json"), `casegraph-processes-${process.pid}`).then((folder) => {
    for (const path of READ_AT_START) cpSync(join(CHECKOUT, path), join(folder, path), { recursive: true });
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  });
  return processes;
}

let processes: Promise<string> | undefined;
