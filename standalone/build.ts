import { execFile } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { explain, Fault } from "./fault.ts";
import { requireNode } from "./node-version.ts";
import { builtPortal, portalOf } from "./portal-build.ts";
import { compressFiles } from "./release/compress.ts";
import { writeManifest } from "./release/manifest.ts";
import { scriptOf } from "./tools.ts";

const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(CHECKOUT, "dist");
/** What the processes read beside their code. */
const READ_AT_START = ["supergraph.yaml", "schema", "router/examples"];

const say = (line: string) => process.stdout.write(`${line}\n`);

// `dist` is all that an image needs: `npm ci --omit=dev` in it, and each process is `node <its main>.js`.
try {
  requireNode();
  rmSync(DIST, { recursive: true, force: true });
  say("Compiling …");
  await compile();
  const portal = join(DIST, "admin-portal", "dist");
  mkdirSync(portal, { recursive: true });
  cpSync(await builtPortal(portalOf(CHECKOUT), say), portal, { recursive: true });
  await compressFiles(portal);
  const isData = (path: string) => !path.endsWith(".ts");
  for (const path of READ_AT_START) cpSync(join(CHECKOUT, path), join(DIST, path), { recursive: true, filter: isData });
  const packages = writeManifest(CHECKOUT, DIST);
  say(`dist/ is built; it needs ${packages} packages`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

async function compile(): Promise<void> {
  const args = [scriptOf(CHECKOUT, "typescript", "tsc"), "-p", join(CHECKOUT, "tsconfig.build.json")];
  await promisify(execFile)(process.execPath, args).catch(({ stdout, message }) => {
    throw new Fault(`The code does not compile:\n${stdout || message}`);
  });
}
