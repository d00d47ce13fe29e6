import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Lock, type LockedPackage, neededFrom } from "./lock.ts";

/** Writes the manifest and the lockfile of what runs in production, and nothing else; answers how many packages that is. */
export function writeManifest(checkout: string, dist: string): number {
  const manifest = readJson<Record<string, unknown>>(join(checkout, "package.json"));
  const { name, version, license, type, overrides, dependencies } = manifest;
  const engines = { node: ">=24" };
  const production = { name, version, private: true, license, type, engines, overrides, dependencies };
  const lock = readJson<Lock>(join(checkout, "package-lock.json"));
  const needed = neededFrom(lock, Object.keys(dependencies as object));
  const root = { name, version, license, engines, dependencies } as LockedPackage;
  const packages = Object.fromEntries([["", root], ...needed.map((path) => [path, lock.packages[path]])]);
  writeJson(join(dist, "package.json"), production);
  writeJson(join(dist, "package-lock.json"), { ...lock, packages });
  return needed.length;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
