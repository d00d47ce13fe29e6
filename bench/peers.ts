import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Brings the peers into `bench/node_modules` on first use, as their own lockfile names them; the product has none of them. */
export function installPeers(say: (line: string) => void): void {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8"));
  const installed = (name: string) => existsSync(join(import.meta.dirname, "node_modules", name));
  if (Object.keys(dependencies).every(installed)) return;
  say("installing what we are measured against …");
  // Not `npm ci`: a registry that lacks another platform's optional package leaves a lockfile that it refuses.
  const { status } = spawnSync("npm", ["install", "--no-save", "--ignore-scripts"], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm install in bench/ failed");
}
