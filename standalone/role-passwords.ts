import { readFileSync } from "node:fs";
import { join } from "node:path";
import { roleOf } from "../subgraphs/shared/database-role.ts";
import { Fault } from "./fault.ts";

const SHORTEST = 16;

/** Reads the passwords of the database's roles from a folder of secrets: one file each, named as the role. */
export function readRolePasswords(folder: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, passwordIn(join(folder, roleOf(name)))]));
}

function passwordIn(path: string): string {
  const password = read(path).trimEnd();
  if (password.length < SHORTEST) throw new Fault(`The password in ${path} has less than ${SHORTEST} characters.`);
  return password;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Fault(`There is no password of a database role in ${path}, or it cannot be read.`);
  }
}
