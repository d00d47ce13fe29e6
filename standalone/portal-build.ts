import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { childEnv } from "./env.ts";
import { Fault } from "./fault.ts";
import { scriptOf } from "./tools.ts";

const STAMP = ".built-from";
const NOT_SOURCES = /^(dist|node_modules|\.build-\d+)$/;

const run = promisify(execFile);

/** Where a portal's sources and its build are. */
export interface Portal {
  /** The portal's own folder, with `package.json` and `vite.config.ts`. */
  readonly folder: string;
  /** What else the build depends on: the lockfile, the API's schema, what both sides run. */
  readonly inputs: readonly string[];
}

/** The portal of this checkout. */
export function portalOf(checkout: string): Portal {
  return {
    folder: join(checkout, "admin-portal"),
    inputs: [
      join(checkout, "package-lock.json"),
      join(checkout, "schema", "api.graphql"),
      ...filesBelow(join(checkout, "schema", "passwords")),
    ],
  };
}

/** Answers the folder of a portal that was built from exactly these sources, building it when there is none. */
export async function builtPortal(portal: Portal, say: (line: string) => void, signal?: AbortSignal): Promise<string> {
  const dist = join(portal.folder, "dist");
  const stamp = stampOf(portal);
  if (isBuiltFrom(dist, stamp)) return dist;
  say("Building the portal (after a change of it only) …");
  await build(portal, dist, stamp, signal);
  return dist;
}

/** Whether the build in this folder came from these sources. */
export function isBuiltFrom(dist: string, stamp: string): boolean {
  const path = join(dist, STAMP);
  return existsSync(path) && readFileSync(path, "utf8") === stamp;
}

/** A digest of everything that decides what a build looks like. */
export function stampOf({ folder, inputs }: Portal): string {
  const hash = createHash("sha256").update(process.versions.node);
  for (const path of [...filesBelow(folder), ...inputs.filter((path) => existsSync(path))]) {
    const content = readFileSync(path);
    hash.update(`\n${relative(folder, path)} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** Builds beside and moves into place, so that a build that is cut short is never served. */
async function build({ folder }: Portal, dist: string, stamp: string, signal?: AbortSignal): Promise<void> {
  const draft = join(folder, `.build-${process.pid}`);
  const fresh = join(draft, "dist");
  try {
    mkdirSync(join(draft, "old"), { recursive: true });
    const args = [viteOf(folder), "build", "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"];
    await run(process.execPath, args, { cwd: folder, env: childEnv({ NODE_ENV: "production" }), signal });
    writeFileSync(join(fresh, STAMP), stamp);
    replace(dist, fresh, join(draft, "old", "dist"), stamp);
  } catch (error) {
    signal?.throwIfAborted();
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Fault(`The portal could not be built in ${folder}: ${(stderr || message).trim()}`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Another start may have finished the same build a moment ago: then that one stays. */
function replace(dist: string, fresh: string, old: string, stamp: string): void {
  if (existsSync(dist)) renameSync(dist, old);
  try {
    renameSync(fresh, dist);
  } catch (error) {
    if (!isBuiltFrom(dist, stamp)) throw error;
  }
}

function viteOf(folder: string): string {
  try {
    return scriptOf(folder, "vite", "vite");
  } catch {
    throw new Error("its tools are not installed (npm ci)");
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCES.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}
