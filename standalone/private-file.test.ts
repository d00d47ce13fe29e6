import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { readPrivate, settlePrivate } from "./private-file.ts";

const folder = mkdtempSync(join(tmpdir(), "casegraph-private-"));
afterEach(() => rmSync(folder, { recursive: true }));

it("a private file that several make at once is the first one's, and all are given that", () => {
  const path = join(folder, "postgres.json");

  const told = ["first", "second"].map((password) => settlePrivate(path, { password }));

  expect(told).toEqual([{ password: "first" }, { password: "first" }]);
  expect(readPrivate(path)).toEqual({ password: "first" });
  expect(readdirSync(folder)).toEqual(["postgres.json"]);
  expect(statSync(path).mode & 0o077).toBe(0);
});
