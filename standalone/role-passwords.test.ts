import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readRolePasswords } from "./role-passwords.ts";

const folder = mkdtempSync(join(tmpdir(), "casegraph-roles-"));

afterAll(() => rmSync(folder, { recursive: true }));

it("reads a password for each role, from the file that is named as the role", () => {
  writeFileSync(join(folder, "casegraph_cases"), "a-long-enough-password\n");

  expect(readRolePasswords(folder, ["cases"])).toEqual({ cases: "a-long-enough-password" });
});

it("says which one is missing or too short, and repeats none", () => {
  writeFileSync(join(folder, "casegraph_identity"), "hunter2");

  expect(() => readRolePasswords(folder, ["weather"])).toThrow(/no password .*casegraph_weather/);
  expect(() => readRolePasswords(folder, ["identity"])).toThrow(/casegraph_identity has less than 16 characters/);
  expect(() => readRolePasswords(folder, ["identity"])).not.toThrow(/hunter2/);
});
