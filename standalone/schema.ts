import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaFiles } from "./schema-files.ts";
import { scriptOf } from "./tools.ts";

const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));
const SCHEMA = join(CHECKOUT, "schema");
const PORTAL = join(CHECKOUT, "admin-portal");
const DOCUMENTS = join(PORTAL, "src", "gql");

type Files = ReadonlyMap<string, string>;

// `npm run schema` writes what follows from the code; with --check it says what would change, and leaves it.
const check = process.argv.includes("--check");
const before = snapshot();
try {
  await generate();
} catch (error) {
  restore(before);
  throw error;
}
const changed = differences(before, snapshot());
if (check) restore(before);

if (changed.length === 0) process.stdout.write("Schemas and documents are up to date.\n");
else if (check) fail(`Not up to date: ${changed.join(", ")}. Run npm run schema.`);
else process.stdout.write(`Written: ${changed.join(", ")}\n`);

async function generate(): Promise<void> {
  mkdirSync(SCHEMA, { recursive: true });
  for (const [name, content] of await schemaFiles(join(CHECKOUT, "supergraph.yaml"))) {
    writeFileSync(join(SCHEMA, name), content);
  }
  const codegen = scriptOf(PORTAL, "@graphql-codegen/cli", "graphql-codegen");
  execFileSync(process.execPath, [codegen, "--config", "codegen.ts", "--silent"], { cwd: PORTAL, stdio: "inherit" });
}

function snapshot(): Files {
  const folders = [SCHEMA, DOCUMENTS].filter((folder) => existsSync(folder));
  const files = folders
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [path, readFileSync(path, "utf8")]));
}

function restore(files: Files): void {
  for (const path of snapshot().keys()) if (!files.has(path)) rmSync(path);
  for (const [path, content] of files) writeFileSync(path, content);
}

function differences(a: Files, b: Files): string[] {
  const paths = [...new Set([...a.keys(), ...b.keys()])];
  return paths.filter((path) => a.get(path) !== b.get(path)).map((path) => path.slice(CHECKOUT.length));
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
